"""What an office keeps of its work: one database, SQLite on one machine, PostgreSQL for several servers."""
