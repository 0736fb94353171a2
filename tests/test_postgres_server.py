"""The PostgreSQL server of the tests gives each asker an empty database of its own."""

from tests.postgres_server import PostgresServer


def test_databases_are_apart(postgres_server: PostgresServer) -> None:
    import psycopg

    first, second = (postgres_server.create_database().replace("+psycopg", "") for _ in range(2))
    with psycopg.connect(first) as one, psycopg.connect(second) as other:
        one.execute("CREATE TABLE here (n int)")
        tables = other.execute("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'").fetchone()
    assert tables == (0,)
