CREATE TABLE "lti_contexts" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"platform_id" uuid NOT NULL,
	"deployment_id" text NOT NULL,
	"context_id" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"label" text DEFAULT '' NOT NULL,
	"history" text[] DEFAULT '{}'::text[] NOT NULL,
	"roster_url" text,
	"line_items_url" text,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "lti_contexts_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "lti_deployments" (
	"org_id" uuid NOT NULL,
	"platform_id" uuid NOT NULL,
	"deployment_id" text NOT NULL,
	"disabled" boolean DEFAULT false NOT NULL,
	"first_seen_at" timestamp with time zone NOT NULL,
	"last_launch_at" timestamp with time zone,
	CONSTRAINT "lti_deployments_org_id_platform_id_deployment_id_pk" PRIMARY KEY("org_id","platform_id","deployment_id")
);
--> statement-breakpoint
CREATE TABLE "lti_keys" (
	"kid" text PRIMARY KEY NOT NULL,
	"public_jwk" jsonb NOT NULL,
	"private_sealed" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"retires_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "lti_logins" (
	"org_id" uuid NOT NULL,
	"state_hash" text NOT NULL,
	"nonce_hash" text NOT NULL,
	"proof_hash" text NOT NULL,
	"platform_id" uuid NOT NULL,
	"target_link_uri" text NOT NULL,
	"deployment_id" text,
	"storage_target" text,
	"hints_sealed" text,
	"answer_sealed" text,
	"created_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "lti_logins_org_id_state_hash_pk" PRIMARY KEY("org_id","state_hash")
);
--> statement-breakpoint
CREATE TABLE "lti_members" (
	"org_id" uuid NOT NULL,
	"context_ref" uuid NOT NULL,
	"sub" text NOT NULL,
	"roles" text[] DEFAULT '{}'::text[] NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"round" integer NOT NULL,
	"left_round" integer,
	CONSTRAINT "lti_members_org_id_context_ref_sub_pk" PRIMARY KEY("org_id","context_ref","sub")
);
--> statement-breakpoint
CREATE TABLE "lti_people" (
	"org_id" uuid NOT NULL,
	"platform_id" uuid NOT NULL,
	"sub" text NOT NULL,
	"person_id" uuid NOT NULL,
	"made" boolean NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"deactivated_at" timestamp with time zone,
	CONSTRAINT "lti_people_org_id_platform_id_sub_pk" PRIMARY KEY("org_id","platform_id","sub")
);
--> statement-breakpoint
CREATE TABLE "lti_places" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"platform_id" uuid NOT NULL,
	"context_ref" uuid,
	"resource_link_id" text NOT NULL,
	"title" text DEFAULT '' NOT NULL,
	"choice_id" text,
	"topic_title" text DEFAULT '' NOT NULL,
	"skill_ids" text[] DEFAULT '{}'::text[] NOT NULL,
	"line_item_url" text,
	"grade_scopes" text[] DEFAULT '{}'::text[] NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "lti_places_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "lti_platforms" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"name" text NOT NULL,
	"product" text DEFAULT '' NOT NULL,
	"auth_url" text NOT NULL,
	"token_url" text NOT NULL,
	"keys_url" text NOT NULL,
	"token_audience" text,
	"status" text NOT NULL,
	"deployment_policy" text DEFAULT 'strict' NOT NULL,
	"matching" text DEFAULT 'never' NOT NULL,
	"trusted" boolean DEFAULT false NOT NULL,
	"anonymous" boolean DEFAULT false NOT NULL,
	"grades" boolean DEFAULT false NOT NULL,
	"scopes" text[] DEFAULT '{}'::text[] NOT NULL,
	"claims" text[] DEFAULT '{}'::text[] NOT NULL,
	"frame_origins" text[] DEFAULT '{}'::text[] NOT NULL,
	"registration_url" text,
	"registration_token_sealed" text,
	"keys_failed_since" timestamp with time zone,
	"keys_problem" text,
	"last_launch_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lti_platforms_org_id_id_pk" PRIMARY KEY("org_id","id"),
	CONSTRAINT "lti_platforms_status" CHECK ("lti_platforms"."status" in ('pending', 'active', 'disabled')),
	CONSTRAINT "lti_platforms_trust" CHECK ("lti_platforms"."matching" <> 'email' or "lti_platforms"."trusted")
);
--> statement-breakpoint
CREATE TABLE "lti_registrations" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"secret_hash" text NOT NULL,
	"created_by" uuid NOT NULL,
	"platform_id" uuid,
	"review" boolean DEFAULT false NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "lti_registrations_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "lti_rosters" (
	"org_id" uuid NOT NULL,
	"context_ref" uuid NOT NULL,
	"status" text NOT NULL,
	"next_url" text,
	"round" integer DEFAULT 0 NOT NULL,
	"pages" integer DEFAULT 0 NOT NULL,
	"seen" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"left_count" integer DEFAULT 0 NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"due_at" timestamp with time zone,
	"started_at" timestamp with time zone,
	"ended_at" timestamp with time zone,
	CONSTRAINT "lti_rosters_org_id_context_ref_pk" PRIMARY KEY("org_id","context_ref")
);
--> statement-breakpoint
CREATE TABLE "lti_scores" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"place_id" uuid NOT NULL,
	"sub" text NOT NULL,
	"ask_id" uuid,
	"score_given" real NOT NULL,
	"score_maximum" real NOT NULL,
	"timestamp" bigint NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"problem" text,
	"due_at" timestamp with time zone,
	"sent_at" timestamp with time zone,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "lti_scores_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "lti_choices" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"platform_id" uuid NOT NULL,
	"topic_title" text NOT NULL,
	"skill_ids" text[] DEFAULT '{}'::text[] NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "lti_choices_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "lti_returns" (
	"org_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"platform_id" uuid NOT NULL,
	"deployment_id" text NOT NULL,
	"return_url" text NOT NULL,
	"data" text,
	"accept_types" text[] DEFAULT '{}'::text[] NOT NULL,
	"accept_multiple" boolean NOT NULL,
	"accept_line_item" boolean NOT NULL,
	"targets" text[] DEFAULT '{}'::text[] NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lti_returns_org_id_id_pk" PRIMARY KEY("org_id","id")
);
--> statement-breakpoint
CREATE TABLE "lti_sessions" (
	"org_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"platform_id" uuid NOT NULL,
	"place_id" uuid,
	"role" text NOT NULL,
	CONSTRAINT "lti_sessions_org_id_session_id_pk" PRIMARY KEY("org_id","session_id")
);
--> statement-breakpoint
ALTER TABLE "asks" ADD COLUMN "place_id" uuid;--> statement-breakpoint
ALTER TABLE "lti_choices" ADD CONSTRAINT "lti_choices_platform" FOREIGN KEY ("org_id","platform_id") REFERENCES "public"."lti_platforms"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_returns" ADD CONSTRAINT "lti_returns_session" FOREIGN KEY ("org_id","session_id") REFERENCES "public"."sessions"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_returns" ADD CONSTRAINT "lti_returns_platform" FOREIGN KEY ("org_id","platform_id") REFERENCES "public"."lti_platforms"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_sessions" ADD CONSTRAINT "lti_sessions_session" FOREIGN KEY ("org_id","session_id") REFERENCES "public"."sessions"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_sessions" ADD CONSTRAINT "lti_sessions_platform" FOREIGN KEY ("org_id","platform_id") REFERENCES "public"."lti_platforms"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lti_returns_over" ON "lti_returns" USING btree ("expires_at");--> statement-breakpoint
ALTER TABLE "lti_contexts" ADD CONSTRAINT "lti_contexts_platform" FOREIGN KEY ("org_id","platform_id") REFERENCES "public"."lti_platforms"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_deployments" ADD CONSTRAINT "lti_deployments_platform" FOREIGN KEY ("org_id","platform_id") REFERENCES "public"."lti_platforms"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_members" ADD CONSTRAINT "lti_members_context" FOREIGN KEY ("org_id","context_ref") REFERENCES "public"."lti_contexts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_people" ADD CONSTRAINT "lti_people_platform" FOREIGN KEY ("org_id","platform_id") REFERENCES "public"."lti_platforms"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_people" ADD CONSTRAINT "lti_people_person" FOREIGN KEY ("org_id","person_id") REFERENCES "public"."people"("org_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_places" ADD CONSTRAINT "lti_places_platform" FOREIGN KEY ("org_id","platform_id") REFERENCES "public"."lti_platforms"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_rosters" ADD CONSTRAINT "lti_rosters_context" FOREIGN KEY ("org_id","context_ref") REFERENCES "public"."lti_contexts"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lti_scores" ADD CONSTRAINT "lti_scores_place" FOREIGN KEY ("org_id","place_id") REFERENCES "public"."lti_places"("org_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "lti_contexts_once" ON "lti_contexts" USING btree ("org_id","platform_id","deployment_id","context_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lti_logins_state" ON "lti_logins" USING btree ("state_hash");--> statement-breakpoint
CREATE INDEX "lti_logins_over" ON "lti_logins" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "lti_people_of_person" ON "lti_people" USING btree ("org_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lti_places_once" ON "lti_places" USING btree ("org_id","platform_id","context_ref","resource_link_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lti_platforms_client" ON "lti_platforms" USING btree ("issuer","client_id");--> statement-breakpoint
CREATE UNIQUE INDEX "lti_registrations_secret" ON "lti_registrations" USING btree ("secret_hash");--> statement-breakpoint
CREATE INDEX "lti_rosters_due" ON "lti_rosters" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "lti_scores_due" ON "lti_scores" USING btree ("due_at");--> statement-breakpoint
CREATE UNIQUE INDEX "lti_scores_once" ON "lti_scores" USING btree ("org_id","place_id","sub","ask_id");--> statement-breakpoint
CREATE INDEX "asks_of_place" ON "asks" USING btree ("org_id","place_id");--> statement-breakpoint
-- The tool's own keys belong to the service, not to an organisation: only role `crossing` may touch them.
grant select, insert, update, delete on lti_keys to crossing;
--> statement-breakpoint
select secure_org_tables();
