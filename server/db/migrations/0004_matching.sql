CREATE TABLE "courses" (
	"org_id" uuid NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"description" text DEFAULT '' NOT NULL,
	"modules" text[] DEFAULT '{}'::text[] NOT NULL,
	"url" text,
	"language" text,
	"skill_ids" text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "courses_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "reason_doubts" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"about_id" uuid NOT NULL,
	"skill_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "reason_doubts_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "topic_words" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"page_key" text NOT NULL,
	"topic" jsonb NOT NULL,
	"skill_id" text NOT NULL,
	"verdict" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "topic_words_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "topic_words_verdict" CHECK ("topic_words"."verdict" in ('right', 'wrong'))
);
--> statement-breakpoint
CREATE TABLE "import_runs" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"started_by" uuid NOT NULL,
	"status" text NOT NULL,
	"phase" text DEFAULT 'reading' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"applied" integer DEFAULT 0 NOT NULL,
	"report" jsonb,
	"problem" text,
	"at" timestamp with time zone NOT NULL,
	"beat_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "import_runs_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "import_runs_status" CHECK ("import_runs"."status" in ('running', 'done', 'failed', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"org_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"file" text NOT NULL,
	"line" integer NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"notes" text[] NOT NULL,
	CONSTRAINT "import_rows_org_id_run_id_seq_pk" PRIMARY KEY("org_id","run_id","seq")
);
--> statement-breakpoint
CREATE TABLE "skill_origins" (
	"org_id" uuid NOT NULL,
	"source" text NOT NULL,
	"source_id" text NOT NULL,
	"skill_id" text NOT NULL,
	"said" jsonb NOT NULL,
	CONSTRAINT "skill_origins_org_id_source_source_id_pk" PRIMARY KEY("org_id","source","source_id")
);
--> statement-breakpoint
CREATE TABLE "skill_proposals" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"text" text NOT NULL,
	"key" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"skill_id" text,
	"at" timestamp with time zone NOT NULL,
	"decided_at" timestamp with time zone,
	CONSTRAINT "skill_proposals_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "skill_proposals_status" CHECK ("skill_proposals"."status" in ('open', 'added', 'merged', 'dismissed'))
);
--> statement-breakpoint
CREATE TABLE "skill_proposers" (
	"org_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "skill_proposers_org_id_proposal_id_person_id_pk" PRIMARY KEY("org_id","proposal_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "skill_redirects" (
	"org_id" uuid NOT NULL,
	"from_id" text NOT NULL,
	"to_id" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "skill_redirects_org_id_from_id_pk" PRIMARY KEY("org_id","from_id")
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "skip_chain" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "skip_close" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "found_by_answers" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "skills" ADD COLUMN "names" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "skills" ADD COLUMN "source" text DEFAULT 'own' NOT NULL;--> statement-breakpoint
ALTER TABLE "skills" ADD COLUMN "source_id" text;--> statement-breakpoint
ALTER TABLE "reason_doubts" ADD CONSTRAINT "reason_doubts_person" FOREIGN KEY ("org_id","person_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reason_doubts" ADD CONSTRAINT "reason_doubts_about" FOREIGN KEY ("org_id","about_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reason_doubts" ADD CONSTRAINT "reason_doubts_skill" FOREIGN KEY ("org_id","skill_id") REFERENCES "public"."skills"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_words" ADD CONSTRAINT "topic_words_person" FOREIGN KEY ("org_id","person_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_words" ADD CONSTRAINT "topic_words_skill" FOREIGN KEY ("org_id","skill_id") REFERENCES "public"."skills"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_proposers" ADD CONSTRAINT "skill_proposers_proposal" FOREIGN KEY ("org_id","proposal_id") REFERENCES "public"."skill_proposals"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_proposers" ADD CONSTRAINT "skill_proposers_person" FOREIGN KEY ("org_id","person_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_run" FOREIGN KEY ("org_id","run_id") REFERENCES "public"."import_runs"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "skill_redirects" ADD CONSTRAINT "skill_redirects_to" FOREIGN KEY ("org_id","to_id") REFERENCES "public"."skills"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "reason_doubts_once" ON "reason_doubts" USING btree ("org_id","person_id","about_id","skill_id","kind");--> statement-breakpoint
CREATE INDEX "reason_doubts_about" ON "reason_doubts" USING btree ("org_id","about_id");--> statement-breakpoint
CREATE UNIQUE INDEX "topic_words_once" ON "topic_words" USING btree ("org_id","person_id","page_key","skill_id");--> statement-breakpoint
CREATE INDEX "import_runs_running" ON "import_runs" USING btree ("beat_at") WHERE "import_runs"."status" = 'running';--> statement-breakpoint
CREATE UNIQUE INDEX "skill_proposals_open" ON "skill_proposals" USING btree ("org_id","key") WHERE "skill_proposals"."status" = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "skills_of_source" ON "skills" USING btree ("org_id","source","source_id");--> statement-breakpoint
-- Reasons say since now whether they tell what somebody knows or why to ask them at the moment.
update offers set why = (
  select coalesce(jsonb_agg(reason || jsonb_build_object('about',
    case when reason ->> 'kind' in ('overlap', 'free_soon', 'newcomer') then 'now' else 'knows' end) order by place), '[]'::jsonb)
  from jsonb_array_elements(why) with ordinality as each_reason(reason, place)
);
--> statement-breakpoint
select secure_org_tables();
