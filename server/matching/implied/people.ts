/** Leading, talking and oneself: what words of a page imply. See `implied.ts` for how to read it. */
export const PEOPLE = `
leader, leadership, lead, leading, executive, ceo
> leadership; leadership development; people management; team leadership; strategic leadership; team management;
  communication; decision making; organizational leadership; emotional intelligence; team building; influencing;
  leadership and management; self awareness; coaching; empowerment; conflict management; motivational skills;
  management; strategic thinking; trustworthiness; delegation skills; empathy; goal setting; culture; team
  motivation; resilience; change management; business leadership; visionary; accountability; constructive feedback;
  executive presence; leadership studies; professional development; employee engagement
manager, supervisor, supervision, managing people, people management, new manager
> people management; team management; leadership; performance management; delegation skills; management training and
  development; coaching; constructive feedback; communication; goal setting; employee performance management;
  employee engagement; conflict management; leadership and management; supervision; staff management; team
  leadership; decision making; employee coaching
team, teamwork, teams, high performing team, team building, remote team, virtual team
> teamwork; team building; collaboration; team management; team leadership; communication; leadership; conflict
  management; team performance management; team motivation; people management; team oriented; empathy;
  trustworthiness; virtual teams; culture
remote work, hybrid work, working from home
> remote work; virtual teams; collaboration; communication; productivity; team management; collaborative software;
  time management; work life balance; telecommuting
coaching, coach, mentor, mentoring
> coaching; mentorship; employee coaching; leadership development; constructive feedback; active listening; goal
  setting; communication; motivational skills; empathy; professional development; performance management; self
  awareness; people development; growth mindedness; personal development; emotional intelligence
feedback, difficult conversations, one on one
> constructive feedback; communication; performance management; active listening; coaching; employee performance
  management; verbal communication skills; empathy; relationship building; conflict management; interpersonal
  communications
performance management, appraisal, performance review, goals, okr
> performance management; goal setting; employee performance management; performance appraisal; constructive
  feedback; performance review; people management; key performance indicators; performance measurement; coaching;
  employee engagement; human resources; objectives and key results; compensation management; talent management;
  accountability
motivation, motivate, engagement
> motivational skills; employee engagement; team motivation; leadership; psychology; goal setting; people
  management; employee motivation; self motivation
conflict, dispute, mediation, conflict resolution
> conflict management; conflict resolution; negotiation; communication; mediation; problem solving; active
  listening; emotional intelligence; relationship building; interpersonal communications; empathy; dispute
  resolution; crisis management
influence, persuasion, persuade
> influencing; persuasive communication; communication; negotiation; leadership; relationship building; stakeholder
  engagement; storytelling; presentations; public speaking; rhetoric; psychology
communication, communicate, communicating, interpersonal, listening
> communication; verbal communication skills; communication strategies; interpersonal communications; active
  listening; business communication; writing; presentations; written communication; public speaking; non verbal
  communication; relationship building; empathy; professional communication; technical communication; persuasive
  communication; collaboration; conflict management; emotional intelligence; cross cultural communication; business
  correspondence; communication planning; concision; constructive feedback; storytelling; intercultural
  communication; oral expression; target audience; influencing
public speaking, speech, speaker, speaking, storytelling, toastmaster
> public speaking; presentations; storytelling; communication; verbal communication skills; persuasive
  communication; oral expression; self confidence; non verbal communication; audience analysis; target audience;
  body language; communication strategies; rhetoric; confidence; speech; narrative
writing, write, writer, essay, novel, fiction, poetry, creative writing, grammar, memoir, author, publishing, editing
> writing; creative writing; grammar; editing; storytelling; writing and editing; proofreading; english language;
  written communication; creativity; peer review; academic writing; literature; narrative; business writing; style
  guides; poetry; concision; creative thinking; composition; fiction; copywriting; literary analysis; vocabulary;
  publications; research; publishing
business writing, email writing, report writing, business english, professional writing
> business writing; business correspondence; business communication; written communication; writing; professional
  communication; grammar; english language; communication; report writing; editing; concision; vocabulary;
  proofreading; technical communication; email etiquette
technical writing, documentation
> technical writing; technical documentation; technical communication; writing; editing; style guides; information
  architecture; documentation; written communication; content development and management
meeting, facilitation, facilitate, workshop
> meeting facilitation; facilitation; collaboration; communication; team management; time management; presentations;
  workshop facilitation; active listening; taking meeting minutes; scheduling; planning; decision making
emotional intelligence, emotion, empathy, self awareness, compassion
> emotional intelligence; empathy; self awareness; communication; relationship building; interpersonal
  communications; conflict management; active listening; resilience; stress management; social skills; compassion;
  mindfulness; adaptability; leadership; personal development; emotional resilience; self regulation
mindfulness, meditation, stress, burnout, wellbeing, well being, happiness, positive psychology, resilience, self
care, wellness
> stress management; mindfulness; resilience; personal development; self awareness; emotional intelligence; health
  and wellness; positivity; psychology; mental health; meditation; work life balance; emotional resilience;
  compassion; well being; psychological; optimism; adaptability; empathy; self care; growth mindedness; relationship
  building; self control; employee wellness; behavioral health
productivity, time management, procrastination, focus, habits, prioritize, organize
> time management; productivity; prioritization; goal setting; planning; self discipline; organizational skills;
  personal development; self motivation; scheduling; professional development; stress management; work life balance;
  accountability; workflow management; delegation skills; task management; personal productivity; behavioral change
critical thinking, reasoning, argument, logic, logical, fallacy
> critical thinking; logical reasoning; analytical skills; decision making; problem solving; deductive reasoning;
  research; philosophy; creative thinking; analysis; logic; rhetoric; complex problem solving; strategic thinking;
  information literacy; persuasive communication; investigation; cognitive; media literacy; open mindset; curiosity
problem solving, problem, root cause
> problem solving; critical thinking; complex problem solving; analytical skills; root cause analysis; creative
  problem solving; decision making; creativity; creative thinking; innovation; troubleshooting; brainstorming
decision, decision making, judgment, choice
> decision making; strategic decision making; critical thinking; data driven decision making; problem solving; risk
  analysis; analytical skills; behavioral economics; analysis; psychology; risk management
adaptability, change, uncertainty, vuca, future of work
> adaptability; resilience; change management; growth mindedness; emerging technologies; learning agility;
  flexibility; self awareness; innovation
growth mindset, learning how to learn, study skills, memory, lifelong learning, learner
> growth mindedness; learning strategies; personal development; willingness to learn; learning styles; self
  motivation; goal setting; self discipline; metacognition; open mindset; time management; critical thinking;
  professional development; cognitive
personal development, self improvement, life purpose, confidence, self esteem
> personal development; self awareness; goal setting; self confidence; growth mindedness; confidence; resilience;
  personal growth; self motivation; professional development; positivity; lifelong learning
career, job search, resume, interview, cv, job interview, linkedin profile, job, employability, professional
> professional development; interviewing skills; job search; professional networking; resume writing; personal
  branding; communication; goal setting; self awareness; applicant tracking systems; verbal communication skills;
  linkedin; recruitment; cover letters; career development; career planning; writing; relationship building;
  presentations; personal attributes; personal development
networking skills, network with, professional network
> professional networking; relationship building; networking; communication; personal branding
diversity, inclusion, dei, belonging, gender, inclusive, unconscious bias, race, equity
> diversity equity and inclusion initiatives; diversity and inclusion; cultural diversity; diversity awareness;
  social justice; inclusive leadership; empathy; culture; workplace inclusivity; cultural sensitivity; human
  resources; social studies; cultural responsiveness; leadership; diversity training; empathy; communication;
  sociology; gender studies; socioeconomics; conflict management; ally
culture, cross cultural, intercultural, cultural intelligence, multicultural
> cultural diversity; intercultural competence; cross cultural communication; cultural sensitivity; culture;
  diversity awareness; communication; global mindset; adaptability; empathy; diversity and inclusion; cultural
  responsiveness; anthropology; organizational structure; relationship building
organizational behavior, organization, organisational, corporate culture, company culture
> organizational development; organizational structure; organizational leadership; culture; leadership;
  organizational change; people management; organizational strategy; culture transformation; employee engagement;
  organizational effectiveness; business psychology; industrial and organizational psychology; change management;
  team management
`;
