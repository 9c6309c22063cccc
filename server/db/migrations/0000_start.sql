CREATE TABLE "asks" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"asker_id" uuid NOT NULL,
	"body_hash" text NOT NULL,
	"topic" jsonb NOT NULL,
	"page_key" text NOT NULL,
	"skill_ids" text[] NOT NULL,
	"goal" text NOT NULL,
	"tried" text DEFAULT '' NOT NULL,
	"minutes" integer NOT NULL,
	"anonymous" boolean DEFAULT false NOT NULL,
	"label" text NOT NULL,
	"wanted_id" uuid,
	"not_to" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"status" text NOT NULL,
	"wave" integer DEFAULT 0 NOT NULL,
	"coach_id" uuid,
	"next_step_at" timestamp with time zone,
	"opened_at" timestamp with time zone NOT NULL,
	"accepted_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	"closed_because" text,
	"learnt" text,
	"asker_shares" boolean,
	"coach_shares" boolean,
	"message_count" integer DEFAULT 0 NOT NULL,
	"last_message_at" timestamp with time zone,
	"nudges" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "asks_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "asks_status" CHECK ("asks"."status" in ('routing', 'accepted', 'resolved', 'withdrawn', 'unanswered')),
	CONSTRAINT "asks_minutes" CHECK ("asks"."minutes" in (5, 15, 30, 60)),
	CONSTRAINT "asks_next_step" CHECK (("asks"."status" in ('routing', 'accepted')) = ("asks"."next_step_at" is not null)),
	CONSTRAINT "asks_closed" CHECK (("asks"."status" in ('routing', 'accepted')) = ("asks"."closed_at" is null)),
	CONSTRAINT "asks_coach" CHECK ("asks"."status" <> 'accepted' or "asks"."coach_id" is not null)
);
--> statement-breakpoint
CREATE TABLE "feedback" (
	"org_id" uuid NOT NULL,
	"ask_id" uuid NOT NULL,
	"from_id" uuid NOT NULL,
	"to_id" uuid NOT NULL,
	"helped" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "feedback_org_id_ask_id_from_id_pk" PRIMARY KEY("org_id","ask_id","from_id")
);
--> statement-breakpoint
CREATE TABLE "gaps" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"skill_ids" text[] NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "gaps_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "messages" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"ask_id" uuid NOT NULL,
	"coach_id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"body_hash" text NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"starts_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "messages_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "offers" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"ask_id" uuid NOT NULL,
	"coach_id" uuid NOT NULL,
	"wave" integer NOT NULL,
	"status" text NOT NULL,
	"why" jsonb NOT NULL,
	"by_name" boolean DEFAULT false NOT NULL,
	"deadline" timestamp with time zone NOT NULL,
	"snoozed_until" timestamp with time zone,
	"passed_to" uuid,
	"passed_by" uuid,
	"passes" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	"answered_at" timestamp with time zone,
	"undo_until" timestamp with time zone,
	"paused_before" timestamp with time zone,
	"paused_with" boolean DEFAULT false NOT NULL,
	CONSTRAINT "offers_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "offers_status" CHECK ("offers"."status" in ('waiting', 'snoozed', 'accepted', 'declined', 'passed', 'expired', 'taken', 'withdrawn')),
	CONSTRAINT "offers_passes" CHECK ("offers"."passes" between 0 and 3)
);
--> statement-breakpoint
CREATE TABLE "pictures" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"ask_id" uuid NOT NULL,
	"message_id" uuid,
	"mime" text NOT NULL,
	"width" integer NOT NULL,
	"height" integer NOT NULL,
	"data" "bytea" NOT NULL,
	CONSTRAINT "pictures_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "reads" (
	"org_id" uuid NOT NULL,
	"ask_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	CONSTRAINT "reads_org_id_ask_id_person_id_pk" PRIMARY KEY("org_id","ask_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "takeaways" (
	"org_id" uuid NOT NULL,
	"ask_id" uuid NOT NULL,
	"page_key" text NOT NULL,
	"skill_ids" text[] NOT NULL,
	"text" text NOT NULL,
	"author_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "takeaways_org_id_ask_id_pk" PRIMARY KEY("org_id","ask_id")
);
--> statement-breakpoint
CREATE TABLE "feed" (
	"org_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"kind" text NOT NULL,
	"ref" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "feed_org_id_person_id_seq_pk" PRIMARY KEY("org_id","person_id","seq")
);
--> statement-breakpoint
CREATE TABLE "feed_heads" (
	"org_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	CONSTRAINT "feed_heads_org_id_person_id_pk" PRIMARY KEY("org_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "invitations" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"email" text,
	"created_by" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"revoked" boolean DEFAULT false NOT NULL,
	"used" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "invitations_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"ref" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"sent_at" timestamp with time zone,
	"tries" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "mails_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "once_codes" (
	"org_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"person_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"challenge" text,
	"session_id" uuid,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "once_codes_org_id_code_hash_pk" PRIMARY KEY("org_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "service" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"kind" text NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"last_seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"skill_id" text NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"ask_id" uuid,
	"page_key" text,
	"disputed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "evidence_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "evidence_kind" CHECK ("evidence"."kind" in ('answered', 'taught_back', 'completed', 'endorsed', 'self'))
);
--> statement-breakpoint
CREATE TABLE "not_here" (
	"org_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"other_id" uuid NOT NULL,
	CONSTRAINT "not_here_org_id_person_id_other_id_pk" PRIMARY KEY("org_id","person_id","other_id")
);
--> statement-breakpoint
CREATE TABLE "orgs" (
	"org_id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"matching_version" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "people" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"department" text DEFAULT '' NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"manager_id" uuid,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"languages" text[] DEFAULT '{}'::text[] NOT NULL,
	"windows" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"asks_per_week" integer DEFAULT 2 NOT NULL,
	"paused_until" timestamp with time zone,
	"quiet_hours" jsonb,
	"mail" boolean DEFAULT true NOT NULL,
	"expert" boolean DEFAULT false NOT NULL,
	"confirmed_at" timestamp with time zone,
	"joined_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	CONSTRAINT "people_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "people_role" CHECK ("people"."role" in ('member', 'admin')),
	CONSTRAINT "people_capacity" CHECK ("people"."asks_per_week" between 0 and 1000)
);
--> statement-breakpoint
CREATE TABLE "skills" (
	"org_id" uuid NOT NULL,
	"id" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"aliases" text[] DEFAULT '{}'::text[] NOT NULL,
	"broader" text,
	"related" text[] DEFAULT '{}'::text[] NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "skills_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "skills_kind" CHECK ("skills"."kind" in ('hard', 'soft'))
);
--> statement-breakpoint
ALTER TABLE "asks" ADD CONSTRAINT "asks_asker" FOREIGN KEY ("org_id","asker_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback" ADD CONSTRAINT "feedback_ask" FOREIGN KEY ("org_id","ask_id") REFERENCES "public"."asks"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_ask" FOREIGN KEY ("org_id","ask_id") REFERENCES "public"."asks"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_ask" FOREIGN KEY ("org_id","ask_id") REFERENCES "public"."asks"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offers" ADD CONSTRAINT "offers_coach" FOREIGN KEY ("org_id","coach_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_ask" FOREIGN KEY ("org_id","ask_id") REFERENCES "public"."asks"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reads" ADD CONSTRAINT "reads_ask" FOREIGN KEY ("org_id","ask_id") REFERENCES "public"."asks"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "takeaways" ADD CONSTRAINT "takeaways_ask" FOREIGN KEY ("org_id","ask_id") REFERENCES "public"."asks"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feed_heads" ADD CONSTRAINT "feed_heads_person" FOREIGN KEY ("org_id","person_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_person" FOREIGN KEY ("org_id","person_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person" FOREIGN KEY ("org_id","person_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_person" FOREIGN KEY ("org_id","person_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_skill" FOREIGN KEY ("org_id","skill_id") REFERENCES "public"."skills"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "not_here" ADD CONSTRAINT "not_here_person" FOREIGN KEY ("org_id","person_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_org" FOREIGN KEY ("org_id") REFERENCES "public"."orgs"("org_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "asks_of_asker" ON "asks" USING btree ("org_id","asker_id","opened_at");--> statement-breakpoint
CREATE INDEX "asks_of_coach" ON "asks" USING btree ("org_id","coach_id","accepted_at");--> statement-breakpoint
CREATE INDEX "asks_of_page" ON "asks" USING btree ("org_id","page_key");--> statement-breakpoint
CREATE INDEX "asks_due" ON "asks" USING btree ("next_step_at") WHERE "asks"."status" in ('routing', 'accepted');--> statement-breakpoint
CREATE UNIQUE INDEX "messages_in_order" ON "messages" USING btree ("org_id","ask_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "offers_once_a_coach" ON "offers" USING btree ("org_id","ask_id","coach_id");--> statement-breakpoint
CREATE INDEX "offers_of_coach" ON "offers" USING btree ("org_id","coach_id","status");--> statement-breakpoint
CREATE INDEX "pictures_of_ask" ON "pictures" USING btree ("org_id","ask_id");--> statement-breakpoint
CREATE INDEX "takeaways_of_page" ON "takeaways" USING btree ("org_id","page_key");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_secret" ON "invitations" USING btree ("secret_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "mails_once" ON "mails" USING btree ("org_id","person_id","kind","ref");--> statement-breakpoint
CREATE INDEX "mails_due" ON "mails" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "once_codes_hash" ON "once_codes" USING btree ("code_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "sessions_token" ON "sessions" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "sessions_of_person" ON "sessions" USING btree ("org_id","person_id");--> statement-breakpoint
CREATE INDEX "evidence_of_person" ON "evidence" USING btree ("org_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "evidence_once_an_ask" ON "evidence" USING btree ("org_id","ask_id","person_id","skill_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree ("org_id","email");--> statement-breakpoint
CREATE INDEX "people_by_email" ON "people" USING btree ("email");