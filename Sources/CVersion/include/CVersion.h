/// The commit that the program was built of, and a + where its files were not as they are there; "unknown" where nobody said.
const char *baton_commit(void);
