skip-to-content = JUMP TO THE TEXT
