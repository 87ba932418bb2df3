page-of = Page { $page } of { $all }
