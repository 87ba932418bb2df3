read-more = Read more
broken line
