/** Human resources, teaching, learning and the humanities: what words of a page imply. See `implied.ts` for how to read it. */
export const EDUCATION = `
hr, human resources, recruiting, recruitment, hiring, talent, onboarding, compensation, employee relations, workforce,
shrm, staffing, selection
> human resources; recruitment; talent management; human resource management; talent acquisition; employee
  engagement; compensation and benefits; performance management; human resource strategy; onboarding; workforce
  planning; talent recruitment; interviewing skills; compensation management; human resources management and
  planning; employee onboarding; employee retention; labor relations; training and development; employee relations;
  talent sourcing; workforce development; people management; employee performance management; workforce management;
  labor law; people analytics; compensation analysis; succession planning; human capital; employee training;
  organizational development; diversity equity and inclusion initiatives; labor compliance; benefits administration;
  job analysis; recruitment strategies; human resource policies; background checks; staff management
people analytics, hr analytics, workforce analytics
> people analytics; human resources; data driven decision making; workforce planning; data analysis; human resource
  strategy; talent management; performance management; employee engagement; hr tech
training, training program, instructional design, curriculum, learning and development, elearning, e learning, lms,
trainer
> training and development; instructional design; learning management systems; training programs; curriculum
  development; employee training; instructional strategies; adult education; educational materials; learning theory;
  needs assessment; learning styles; program development; learning experience design; lesson planning; program
  evaluation; student engagement; curriculum planning; adult learning principles; e-learning; workforce development;
  instructional and curriculum design; training techniques; course development; blended learning; education and
  training; development and training
teach, teacher, teaching, classroom, school, education, pedagogy, student, lesson plan, tutor, educator, k 12, early
childhood
> teaching; instructional strategies; student engagement; lesson planning; education; pedagogy; classroom
  management; curriculum development; learning theory; differentiated instruction; education software and
  technology; educational technology; instructional design; learning strategies; student centred learning; primary
  and secondary education; learning styles; educational materials; curriculum planning; differentiated learning;
  teaching methods; assessment; student support and services; child development; education policy; educational
  psychology; instructing; online education; early childhood education; special education; critical thinking;
  communication; adult learning; higher education; formative assessments; cultural responsiveness; pedagogical;
  mentorship
tesol, tefl, esl, teach english, english teacher
> english language; teaching; language teaching; lesson planning; language learning; teaching english as a second
  language; classroom management; curriculum development; language competency; instructional strategies; student
  engagement; vocabulary; grammar; english as a second language
english, grammar, vocabulary, pronunciation, ielts, toefl, language learning, spanish, french, chinese, mandarin,
korean, japanese, german, italian, russian, portuguese, arabic, speak
> english language; vocabulary; language competency; grammar; language learning; verbal communication skills;
  foreign language; oral comprehension; oral expression; non english languages; cultural diversity; communication;
  multilingualism; language interpretation translation and studies; writing; conversation; culture; spanish
  language; korean language; intercultural competence; mandarin; pronunciation; world languages; bilingual; reading
  comprehension; phonetics; speech
translation, interpreting, linguistics, interpreter
> translation and localization; language interpretation translation and studies; linguistics; multilingualism; non
  english languages; language competency; interpreting; translation; natural language processing; culture; cultural
  diversity
research, literature review, research methods, dissertation, thesis, academic, qualitative, scientific method
> research; research methodologies; research design; qualitative research; scientific methods; quantitative
  research; literature reviews; data collection; academic writing; critical thinking; analysis; science and
  research; research reports; writing; data analysis; technical writing; citation; social sciences; information
  literacy; surveys; peer review; experimentation; sampling; ethical standards and conduct; library; interviewing
  skills
psychology, psychological, cognitive, behavior, brain, mind, behavioural, freud, personality
> psychology; behavioral health; human development; cognitive psychology; behavioral economics; psychological;
  behavior; neuroscience; social psychology; mental health; psychological evaluations; behavioral science; human
  learning; clinical psychology; neurology; mental and behavioral health; decision making; research; social
  sciences; behavior management; emotional intelligence; empathy; child development; behavior change; learning
  theory; social behavior; mental health therapies; counseling
children, child, parenting, family, adolescent, parent, baby, infant
> child development; parenting; family support; human development; early childhood education; parent communication;
  childhood education and development; child health; pediatrics; family and marriage counseling; youth development;
  developmental psychology; behavior management; maternal health; nutrition; child care; emotional intelligence;
  social skills
social work, counseling, therapy, addiction, trauma, abuse, recovery, domestic violence, autism, disability
> counseling; mental health; social work; behavioral health; crisis intervention; substance abuse; trauma care; case
  management; mental health therapies; empathy; psychology; mental and behavioral health; cognitive behavioral
  therapy; human services; community mental health services; psychotherapy; trauma; disabilities; interventions;
  social justice; rehabilitation; family support; child welfare; active listening; disability; developmental
  disabilities; counseling psychology; addiction; suicide
society, sociology, social, inequality, anthropology, social change, poverty, community
> social sciences; sociology; social justice; anthropology; socioeconomics; social studies; cultural diversity;
  community development; public policies; culture; social impact; economics policy and social studies; world
  history; policy analysis; social issues; demography; economic development; political sciences; research;
  philosophy; community outreach; social determinants of health; human rights; ethnography
history, ancient, medieval, century, war, civilization, roman, greek, empire, archaeology, holocaust, revolution,
renaissance, historical
> world history; european history; ancient history; history; cultural diversity; culture; social sciences; political
  sciences; art history; archaeology; research; american history; liberal arts; anthropology; military history;
  religious studies; philosophy; international relations; social studies; literature; military; storytelling;
  socioeconomics; cultural studies
philosophy, philosopher, plato, kant, religion, theology, bible, buddhism, islam, christian, hindu, spiritual, jewish
> philosophy; religious studies; theology; ethical standards and conduct; critical thinking; world history; ancient
  history; belief systems; logic; history; social sciences; culture; european history; cultural diversity; science;
  sociology; political sciences; spirituality; art history; literary analysis; philosophy of science; decision
  making; liberal arts; humanities
literature, shakespeare, poem, poet, mythology, book, fiction, fantasy, reading
> literature; literary analysis; creative writing; storytelling; poetry; writing; world history; culture; narrative;
  critical thinking; liberal arts; english literature; european history; rhetoric; art history; philosophy;
  literacy; reading; cultural diversity; film studies; writing and editing
planning, plan, event
> planning; scheduling; strategic planning; event planning; goal setting; project planning; organizational skills;
  time management
virtual assistant, administrative, office, secretary, executive assistant, receptionist
> administrative support; calendar management; office management; time management; administration; business
  correspondence; communication; office administration; clerical support; scheduling; microsoft office; productivity
  software; data entry; document management; meeting planning; organizational skills
professionalism, workplace, etiquette
> professionalism; professional development; communication; ethical standards and conduct; workplace; interpersonal
  communications; teamwork; accountability
`;
