ALTER TABLE "takeaways" DROP CONSTRAINT "takeaways_org_id_ask_id_pk";
--> statement-breakpoint
ALTER TABLE "takeaways" ALTER COLUMN "ask_id" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "takeaways" ALTER COLUMN "author_id" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "takeaways" ALTER COLUMN "at" DROP NOT NULL;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "id" uuid DEFAULT gen_random_uuid() NOT NULL;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD CONSTRAINT "takeaways_org_id_id_pk" PRIMARY KEY("org_id","id");
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "page_title" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "how" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "why" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "unknowns" text DEFAULT '' NOT NULL;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "version" integer DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "status" text DEFAULT 'published' NOT NULL;
--> statement-breakpoint
ALTER TABLE "takeaways" ALTER COLUMN "status" DROP DEFAULT;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "coach_id" uuid;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "writer_id" uuid;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "ended_by" uuid;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "learner_named" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "coach_named" boolean DEFAULT false NOT NULL;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "kept_words" text[] DEFAULT '{}'::text[] NOT NULL;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "keeper_id" uuid;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "asked_id" uuid;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "not_asked" uuid[] DEFAULT '{}'::uuid[] NOT NULL;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "reviewed_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "review_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "review_asked_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "takeaways" ADD COLUMN "next_step_at" timestamp with time zone;
--> statement-breakpoint
ALTER TABLE "orgs" ADD COLUMN "shelf_version" bigint DEFAULT 1 NOT NULL;
--> statement-breakpoint
CREATE UNIQUE INDEX "takeaways_of_ask" ON "takeaways" USING btree ("org_id","ask_id");
--> statement-breakpoint
CREATE INDEX "takeaways_reviewed" ON "takeaways" USING btree ("org_id","status","reviewed_at");
--> statement-breakpoint
CREATE INDEX "takeaways_due" ON "takeaways" USING btree ("next_step_at") WHERE "takeaways"."next_step_at" is not null;
--> statement-breakpoint
-- What both had agreed to stays shown; a learner who had asked without a name is named no longer.
SET LOCAL ROLE crossing;
--> statement-breakpoint
UPDATE "takeaways" t SET
	"coach_id" = a."coach_id", "writer_id" = t."author_id", "page_title" = a."topic" ->> 'title',
	"learner_named" = not a."anonymous",
	"keeper_id" = case when a."anonymous" then null else t."author_id" end,
	"not_asked" = case when a."anonymous" then array[t."author_id"] else '{}' end,
	"reviewed_at" = t."at", "review_at" = t."at" + interval '182 days',
	"next_step_at" = case when a."anonymous" then now() else t."at" + interval '182 days' end
FROM "asks" a WHERE a."org_id" = t."org_id" AND a."id" = t."ask_id";
--> statement-breakpoint
RESET ROLE;
--> statement-breakpoint
ALTER TABLE "asks" DROP COLUMN "asker_shares";
--> statement-breakpoint
ALTER TABLE "asks" DROP COLUMN "coach_shares";
--> statement-breakpoint
ALTER TABLE "takeaways" ADD CONSTRAINT "takeaways_status" CHECK ("takeaways"."status" in ('proposed', 'published', 'closed'));
--> statement-breakpoint
ALTER TABLE "takeaways" ADD CONSTRAINT "takeaways_published" CHECK ("takeaways"."status" <> 'published' or ("takeaways"."at" is not null and "takeaways"."reviewed_at" is not null and "takeaways"."review_at" is not null));
--> statement-breakpoint
ALTER TABLE "takeaways" ADD CONSTRAINT "takeaways_one_behind" CHECK ("takeaways"."keeper_id" is null or "takeaways"."asked_id" is null);
