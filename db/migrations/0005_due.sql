DROP INDEX "projects_by_stage";--> statement-breakpoint
ALTER TABLE "projects" ADD COLUMN "due_on" date GENERATED ALWAYS AS (case when status <> 'active' then null else case stage
  when 'lead' then least((created_at at time zone 'Asia/Shanghai')::date + case when last_contact_on is null then 1 else 3 end, next_step_on)
  when 'studied' then least(coalesce(last_contact_on, (created_at at time zone 'Asia/Shanghai')::date) + 90, next_step_on)
  when 'talks' then least(protected_until, coalesce(last_contact_on, (created_at at time zone 'Asia/Shanghai')::date) + 90, next_step_on)
  when 'intent' then least(protected_until, coalesce(last_contact_on, (created_at at time zone 'Asia/Shanghai')::date) + 180, next_step_on)
  when 'framework' then least(protected_until, coalesce(last_contact_on, (created_at at time zone 'Asia/Shanghai')::date) + 180, next_step_on)
  when 'signed' then least((signed_on + interval '6 months')::date, next_step_on)
  when 'registered' then least((signed_on + interval '6 months')::date, next_step_on)
  when 'building' then next_step_on
  when 'counted' then next_step_on
  end end) STORED;--> statement-breakpoint
CREATE INDEX "projects_by_due" ON "projects" USING btree ("status","stage","due_on","id");