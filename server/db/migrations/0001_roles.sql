-- Connections rest in role `app`, which owns nothing and sees one organisation at a time.
-- Role `crossing` is taken on, for one transaction, by the few verbs that must look across (sign-in, sweeps).
do $$
begin
  begin
    if not exists (select from pg_roles where rolname = 'app') then create role app nologin; end if;
    if not exists (select from pg_roles where rolname = 'crossing') then create role crossing nologin; end if;
  exception
    when duplicate_object or unique_violation then
      null; -- another database of this cluster is being set up at the same moment
    when insufficient_privilege then
      raise insufficient_privilege using message =
        format('role %s may not create roles. Let an administrator run: create role app nologin; create role crossing nologin; grant app, crossing to %I', current_user, current_user);
  end;
  -- Whoever made the roles beforehand may have granted them too; PostgreSQL 16 tells "set" from mere membership.
  if not (
    select bool_and(pg_has_role(current_user, r, case when current_setting('server_version_num')::int >= 160000 then 'set' else 'member' end))
    from unnest(array['app', 'crossing']) as r
  ) then
    begin
      if current_setting('server_version_num')::int >= 160000 then
        execute format('grant app, crossing to %I with set true', current_user);
      else
        execute format('grant app, crossing to %I', current_user);
      end if;
    exception when insufficient_privilege then
      raise insufficient_privilege using message =
        format('role %s may not take on the roles app and crossing. Let an administrator run: grant app, crossing to %I', current_user, current_user);
    end;
  end if;
end $$;
--> statement-breakpoint
grant usage on schema public to app, crossing;
--> statement-breakpoint
-- Puts every table that has an org_id under row-level security. Later migrations that add such a table call it again.
create or replace function secure_org_tables() returns void language plpgsql as $$
declare
  t text;
begin
  for t in
    select c.table_name from information_schema.columns c
    join information_schema.tables x using (table_schema, table_name)
    where c.table_schema = 'public' and c.column_name = 'org_id' and x.table_type = 'BASE TABLE'
  loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('grant select, insert, update, delete on %I to app, crossing', t);
    execute format('drop policy if exists own_org on %I', t);
    execute format(
      'create policy own_org on %I to app using (org_id = nullif(current_setting(''app.org'', true), '''')::uuid)', t);
    execute format('drop policy if exists every_org on %I', t);
    execute format('create policy every_org on %I to crossing using (true) with check (true)', t);
  end loop;
end $$;
--> statement-breakpoint
select secure_org_tables();
--> statement-breakpoint
grant select, insert, update, delete on service to crossing;
--> statement-breakpoint
grant select on service to app;
--> statement-breakpoint
insert into service (key, value) values ('epoch', gen_random_uuid()::text) on conflict do nothing;
