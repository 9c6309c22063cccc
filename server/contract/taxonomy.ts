import * as z from "zod/mini";
import { Skill } from "./person.ts";
import { Instant, SkillId, SkillName, someText, Uuid } from "./values.ts";

const Kind = z.enum(["hard", "soft"]);
const Labels = z.array(someText(200)).check(z.maxLength(200));
/** Names in other languages by primary BCP 47 tag, the one to show first. */
const Names = z.record(z.string().check(z.regex(/^[a-z]{2,3}$/)), Labels);

/** A skill as its curator sees it. */
export const AdminSkill = z.object({
  ...SkillName.shape,
  kind: Kind,
  aliases: z.array(z.string()),
  broader: z.nullable(SkillName),
  related: z.array(SkillName),
  names: z.record(z.string(), z.array(z.string())),
  /** `starter`, `own`, `esco` or `onet`. */
  source: z.string(),
  /** How many have undisputed evidence for it; null for fewer than five. */
  people: z.nullable(z.int()),
});
export type AdminSkill = z.infer<typeof AdminSkill>;
export const AdminSkills = z.object({
  skills: z.array(AdminSkill),
  total: z.int(),
  nextAfter: z.nullable(z.string()),
});
export type AdminSkills = z.infer<typeof AdminSkills>;

export const NewSkillBody = z.object({
  name: someText(200),
  kind: Kind,
  aliases: z.optional(Labels),
  broader: z.optional(z.nullable(SkillId)),
  related: z.optional(z.array(SkillId).check(z.maxLength(200))),
  names: z.optional(Names),
});
export type NewSkillBody = z.infer<typeof NewSkillBody>;

/** Each member may be left out; what is given replaces what was. */
export const SkillBody = z.object({
  ...z.partial(NewSkillBody).shape,
  /** Whether the name before stays as an alias, so that pages and files that use it still lead here; true unless told. */
  keepOldName: z.optional(z.boolean()),
});
export type SkillBody = z.infer<typeof SkillBody>;

export const MergeBody = z.object({ into: SkillId });

const atLeastFive = z.nullable(z.int());
/** What would move with a skill that is merged into another; counts of people's acts below five are told as null. */
export const MergePreview = z.object({
  skill: SkillName,
  into: SkillName,
  people: atLeastFive,
  evidence: atLeastFive,
  asks: atLeastFive,
  takeaways: atLeastFive,
  gaps: atLeastFive,
  courses: z.int(),
  proposals: z.int(),
  /** Names that the other skill would get as aliases. */
  aliases: z.array(z.string()),
});
export type MergePreview = z.infer<typeof MergePreview>;

export const ProposalBody = z.object({ text: someText(100) });
/** A skill that I typed and that is not there: waiting for a curator, or not taken up. */
export const Proposal = z.object({
  id: Uuid,
  text: z.string(),
  status: z.enum(["open", "dismissed"]),
  at: Instant,
});
export type Proposal = z.infer<typeof Proposal>;
export const ProposalList = z.object({ proposals: z.array(Proposal) });
/** `skill` is one that is there under this name already: nothing was kept then. Else `proposal` waits for a curator. */
export const ProposalAnswer = z.object({ skill: z.nullable(Skill), proposal: z.nullable(Proposal) });
export type ProposalAnswer = z.infer<typeof ProposalAnswer>;

/** A proposal as its curator sees it: how many typed it, null for fewer than five, and skills that come near. */
export const OpenProposal = z.object({
  id: Uuid,
  text: z.string(),
  people: atLeastFive,
  at: Instant,
  near: z.array(SkillName),
});
export type OpenProposal = z.infer<typeof OpenProposal>;
export const OpenProposals = z.object({ proposals: z.array(OpenProposal), total: z.int() });
export type OpenProposals = z.infer<typeof OpenProposals>;

/** Becomes a skill, or another name of one that is there, or neither. */
export const DecisionBody = z.discriminatedUnion("action", [
  z.object({ action: z.literal("add"), skill: NewSkillBody }),
  z.object({ action: z.literal("merge"), into: SkillId }),
  z.object({ action: z.literal("dismiss") }),
]);
export type DecisionBody = z.infer<typeof DecisionBody>;
export const Decision = z.object({ skill: z.nullable(AdminSkill) });
