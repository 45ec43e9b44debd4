"""Runs migrations against the database in DATABASE_URL, each in a transaction of its own."""

import os

from alembic import context
from sqlalchemy import create_engine
from sqlalchemy.engine import make_url

# SQLAlchemy names the driver in the address: postgresql+psycopg://…
url = make_url(os.environ["DATABASE_URL"]).set(drivername="postgresql+psycopg")

if context.is_offline_mode():
    context.configure(url=url, literal_binds=True, transaction_per_migration=True)
    with context.begin_transaction():
        context.run_migrations()
else:
    with create_engine(url).connect() as connection:
        context.configure(connection=connection, transaction_per_migration=True)
        with context.begin_transaction():
            context.run_migrations()
