CREATE TABLE "journal_lines" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "journal_lines_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "unit_answers" (
	"org_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"hopes" text NOT NULL,
	"shown_change" integer,
	"discomfort" text NOT NULL,
	CONSTRAINT "unit_answers_org_id_unit_id_person_id_pk" PRIMARY KEY("org_id","unit_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "unit_lines" (
	"org_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"author_id" uuid NOT NULL,
	"journal_id" uuid,
	"text" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"change" integer NOT NULL,
	CONSTRAINT "unit_lines_org_id_unit_id_id_pk" PRIMARY KEY("org_id","unit_id","id")
);
--> statement-breakpoint
CREATE TABLE "unit_norms" (
	"org_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"how" text NOT NULL,
	"meet" text NOT NULL,
	"proposed_by" uuid NOT NULL,
	"proposed_at" timestamp with time zone NOT NULL,
	"accepted_by" uuid[] NOT NULL,
	"held_at" timestamp with time zone,
	CONSTRAINT "unit_norms_org_id_unit_id_version_pk" PRIMARY KEY("org_id","unit_id","version")
);
--> statement-breakpoint
CREATE TABLE "unit_seats" (
	"org_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seat" smallint,
	"standing" text NOT NULL,
	"invited_by" uuid,
	"agreed_by" uuid[] DEFAULT '{}'::uuid[] NOT NULL,
	"until" timestamp with time zone,
	"declined_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	"joined_at" timestamp with time zone,
	"joined_change" integer DEFAULT 0 NOT NULL,
	"left_at" timestamp with time zone,
	"wants_end_at" timestamp with time zone,
	"kept" jsonb,
	CONSTRAINT "unit_seats_org_id_unit_id_person_id_pk" PRIMARY KEY("org_id","unit_id","person_id"),
	CONSTRAINT "unit_seats_three" CHECK ("unit_seats"."seat" between 1 and 3),
	CONSTRAINT "unit_seats_held" CHECK (("unit_seats"."standing" = 'gone') = ("unit_seats"."seat" is null))
);
--> statement-breakpoint
CREATE TABLE "unit_sessions" (
	"org_id" uuid NOT NULL,
	"unit_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"facts" jsonb NOT NULL,
	"recorded_by" uuid NOT NULL,
	"recorded_at" timestamp with time zone NOT NULL,
	"corrections" jsonb DEFAULT '[]'::jsonb NOT NULL,
	CONSTRAINT "unit_sessions_org_id_unit_id_id_pk" PRIMARY KEY("org_id","unit_id","id")
);
--> statement-breakpoint
CREATE TABLE "units" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"body_hash" text NOT NULL,
	"opened_by" uuid NOT NULL,
	"purpose" text NOT NULL,
	"ask_id" uuid,
	"status" text NOT NULL,
	"change" integer DEFAULT 0 NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"quiet_at" timestamp with time zone,
	"next_step_at" timestamp with time zone,
	"meet_at" timestamp with time zone,
	"meet_by" uuid,
	"ended_at" timestamp with time zone,
	"ended_because" text,
	CONSTRAINT "units_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "units_next_step" CHECK ("units"."status" = 'ended' or "units"."next_step_at" is not null)
);
--> statement-breakpoint
ALTER TABLE "journal_lines" ADD CONSTRAINT "journal_lines_person" FOREIGN KEY ("org_id","person_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_answers" ADD CONSTRAINT "unit_answers_unit" FOREIGN KEY ("org_id","unit_id") REFERENCES "public"."units"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_lines" ADD CONSTRAINT "unit_lines_unit" FOREIGN KEY ("org_id","unit_id") REFERENCES "public"."units"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_norms" ADD CONSTRAINT "unit_norms_unit" FOREIGN KEY ("org_id","unit_id") REFERENCES "public"."units"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_seats" ADD CONSTRAINT "unit_seats_unit" FOREIGN KEY ("org_id","unit_id") REFERENCES "public"."units"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_seats" ADD CONSTRAINT "unit_seats_person" FOREIGN KEY ("org_id","person_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unit_sessions" ADD CONSTRAINT "unit_sessions_unit" FOREIGN KEY ("org_id","unit_id") REFERENCES "public"."units"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "journal_lines_of_person" ON "journal_lines" USING btree ("org_id","person_id");--> statement-breakpoint
CREATE INDEX "unit_lines_of_journal" ON "unit_lines" USING btree ("org_id","journal_id");--> statement-breakpoint
CREATE UNIQUE INDEX "unit_seats_once" ON "unit_seats" USING btree ("org_id","unit_id","seat");--> statement-breakpoint
CREATE INDEX "unit_seats_of_person" ON "unit_seats" USING btree ("org_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "units_of_ask" ON "units" USING btree ("org_id","ask_id") WHERE "units"."status" <> 'ended';--> statement-breakpoint
CREATE INDEX "units_due" ON "units" USING btree ("next_step_at") WHERE "units"."status" <> 'ended';--> statement-breakpoint
select secure_org_tables();
