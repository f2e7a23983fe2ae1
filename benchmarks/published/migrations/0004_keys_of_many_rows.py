"""The keys of observations on PostgreSQL, looked up once for a statement and not once for each row.

A row's four keys cost more than all else that is done with it, and a file brings a million rows of a few hundred
places. The triggers hold what the foreign keys held: a row's measure, area, group and release are there and stay there
(they are locked as a foreign key locks them), and none is deleted that a row speaks of. SQLite keeps foreign keys.

Going back leaves the triggers, as the keys need one or the other; coming here again makes them anew.
"""

from django.db import migrations

TABLE = "published_observation"
PARENTS = {
    "release_id": "published_release",
    "measure_id": "published_measure",
    "area_id": "areas_area",
    "group_id": "areas_comparatorgroup",
}
REFUSAL = "USING ERRCODE = 'foreign_key_violation'"

_LOOK = """
    IF EXISTS (
        SELECT FROM (SELECT DISTINCT {column} AS key FROM fresh WHERE {column} IS NOT NULL) AS named
        WHERE NOT EXISTS (SELECT FROM {parent} WHERE {parent}.id = named.key FOR KEY SHARE)
    ) THEN RAISE EXCEPTION 'an observation names a {column} that is not in {parent}' {refusal}; END IF;
"""
_OF_ROWS = """
CREATE OR REPLACE FUNCTION {table}_keys() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN {looks} RETURN NULL; END $$;
DROP TRIGGER IF EXISTS {table}_keys_i ON {table};
CREATE TRIGGER {table}_keys_i AFTER INSERT ON {table} REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_keys();
DROP TRIGGER IF EXISTS {table}_keys_u ON {table};
CREATE TRIGGER {table}_keys_u AFTER UPDATE ON {table} REFERENCING NEW TABLE AS fresh
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_keys();
"""
_OF_PARENT = """
CREATE OR REPLACE FUNCTION {table}_{column}_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM gone) AND EXISTS (SELECT FROM {table} WHERE {column} IN (SELECT id FROM gone))
    THEN RAISE EXCEPTION 'observations still name this row of {parent}' {refusal}; END IF;
    RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS {table}_{column}_stays ON {parent};
CREATE TRIGGER {table}_{column}_stays AFTER DELETE ON {parent} REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION {table}_{column}_stays();
"""
_FOREIGN_KEYS = """
    SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'f'
"""


def look_up_together(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    with schema_editor.connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(_FOREIGN_KEYS, [TABLE])
        for (name,) in cursor.fetchall():
            cursor.execute(f'ALTER TABLE {TABLE} DROP CONSTRAINT "{name}"')
        words = {"table": TABLE, "refusal": REFUSAL}
        looks = "".join(_LOOK.format(column=column, parent=parent, **words) for column, parent in PARENTS.items())
        cursor.execute(_OF_ROWS.format(looks=looks, **words))
        for column, parent in PARENTS.items():
            cursor.execute(_OF_PARENT.format(column=column, parent=parent, **words))


class Migration(migrations.Migration):

    dependencies = [
        ('areas', '0003_neighbour_files'),
        ('published', '0003_fewer_indexes'),
    ]

    operations = [migrations.RunPython(look_up_together, migrations.RunPython.noop)]
