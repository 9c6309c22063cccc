import { counted } from "../dates.ts";

/** What a teacher reads of the questions at a place. */
export const askedTitle = "What learners ask about here";
export const days = (count: number) => `In the last ${count} days.`;
export const fewHere = "Fewer than five questions here so far.";
export const fewWhy = "Numbers are shown from five up, and never who asked.";
export const questions = (count: number) => counted(count, "question", "questions");
export const asksHere = (count: number) => `${questions(count)} at this place`;
export const bySkill = "By skill";
export const skill = "Skill";
export const place = "Place";
export const number = "Questions";
export const noSkillFive = "No single skill was asked about five times.";
export const course = (name: string) => (name === "" ? "In the whole course" : `In “${name}”`);
export const fewCourse = "Fewer than five questions in the whole course so far.";
export const asksCourse = (count: number) => `${questions(count)} in all`;
export const unnamed = "A place without a title";
