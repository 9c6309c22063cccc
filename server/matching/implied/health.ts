/** Life sciences and health: what words of a page imply. See `implied.ts` for how to read it. */
export const HEALTH = `
biology, cell, gene, genetics, molecular, microbiology, evolution, protein, biotechnology, crispr, stem cell,
physiology, plants, animal
> biology; molecular biology; genetics; life sciences; biochemistry; cell biology; microbiology; biotechnology;
  physiology; anatomy; immunology; laboratory experience; scientific methods; medical science and research;
  evolutionary biology; human physiology; precision medicine; ecology; bioinformatics; chemistry; cell cultures;
  science and research; bioethics; animal; plant biology; taxonomy; virology; neuroscience; toxicology
anatomy, body, muscle, skeleton, musculoskeletal, cardiovascular, organ
> anatomy; physiology; human anatomy; human musculoskeletal system; kinesiology; biology; medical terminology;
  cardiology; neurology; human physiology; nervous system; clinical practices; pathology; musculoskeletal; life
  sciences; medical imaging; biomechanics; orthopedics
medical, medicine, clinical, disease, patient, hospital, doctor, physician, diagnosis, treatment, symptoms, clinic,
surgery
> patient care; medical terminology; diagnostic tests; clinical practices; health care; medical science and
  research; chronic diseases; clinical experience; patient treatment; anatomy; treatment planning; health
  assessment; physiology; pathology; patient safety; internal medicine; patient evaluation; clinical assessments;
  disease management; general medicine; epidemiology; medical history documentation; medical prescription; primary
  care; pharmacology; surgery; infectious diseases; preventative care; risk analysis; clinical research; patient
  education and counseling; medication administration; patient education and support; interventions; radiology; pain
  management; medical imaging
nursing, nurse, caregiver, caregiving, elder, aging, palliative, dementia, alzheimer, bedside, cna
> nursing care; patient care; vital signs; caregiving; geriatrics; palliative care; patient safety; communication;
  health care; nursing; patient education and counseling; nursing practices; gerontology; empathy; patient
  assistance; long term care; nursing homes; hospice; end of life care; patient centered care; home health care;
  medication administration; patient evaluation; activities of daily living; infection control; pain management;
  clinical nursing; compassion; health assessment; dementia care; medical terminology; patient communication;
  advanced care planning
cancer, oncology, tumor, chemotherapy, breast cancer
> oncology; patient treatment; chronic diseases; medical science and research; pathology; radiology; clinical
  trials; health care; immunology; molecular biology; genetics; biology; preventative care; patient education and
  counseling; diagnostic tests; cell biology; precision medicine
diabetes, obesity, heart, hypertension, cardiac, cpr, first aid, stroke
> chronic diseases; cardiology; disease management; health promotion; patient education and counseling; nutrition
  education; basic life support; emergency medicine; first aid; cardiopulmonary resuscitation; preventative care;
  vital signs; diabetes mellitus; health education; patient treatment; nutrition and diet; internal medicine;
  clinical nutrition; emergency response; obesity; physiology; health care; medical emergency
public health, epidemiology, epidemic, pandemic, covid, covid 19, vaccine, infectious, outbreak, global health, health
policy, hiv, community health
> public health; epidemiology; infectious diseases; public health and disease prevention; health promotion;
  community health; health policy; health equity; health care; preventative care; health systems; social
  determinants of health; biostatistics; health disparities; infection control; health education; vaccination;
  immunology; disease surveillance; disease prevention; global health; contact tracing; virology; policy analysis;
  health assessment; program evaluation; data collection; environmental health; socioeconomics; public policies;
  crisis management; research; health care procedure and regulation; sanitation
healthcare, health care, health, health system, ehr, telehealth, health informatics, health insurance, medicare,
medical coding, medical billing, health it
> health care; health informatics; health care administration; health systems; health policy; healthcare industry
  knowledge; health technology; electronic medical record; health information management; patient safety; health
  care procedure and regulation; public health; medical records; quality improvement; health administration; medical
  billing; medical coding; telehealth; healthcare ethics; patient centered care; health information technology;
  clinical informatics; medical terminology; hipaa compliance; electronic health records; patient care; managed
  care; health equity; value based care; medical privacy; interoperability; medical billing and coding; clinical
  data management; health care quality; health information management and medical records; medical office
  procedures; health promotion; revenue cycle management; health and wellness; payment systems; wellness; continuum
  of care; data management
pharmacy, drug, pharmaceutical, pharmacology, drug discovery, drug development, medication, prescription
> pharmacology; pharmaceuticals; drug development; clinical trials; pharmacy; medication administration; medical
  prescription; pharmacotherapy; chemistry; good manufacturing practices; drug interaction; medication dispensation;
  biotechnology; regulatory affairs; biochemistry; product development; medical science and research; toxicology;
  clinical research; pharmacokinetics; patient safety; regulatory requirements; pharmacy technician; quality
  assurance; new product development; medical device; commercialization
clinical trial, clinical research, fda, gcp
> clinical trials; clinical research; clinical research ethics; good clinical practices; medical science and
  research; research design; data management; biostatistics; clinical data management; regulatory affairs;
  regulatory compliance; research; clinical trial management; patient safety; data collection; informed consent;
  pharmaceuticals; statistical analysis; institutional review board; clinical research coordination; data quality;
  scientific methods; clinical monitoring
medical imaging, mri, radiology, ultrasound, x ray, ct scan
> radiology; medical imaging; magnetic resonance imaging; anatomy; image analysis; x ray computed tomography;
  diagnostic radiology; ultrasound; physics; medical equipment and technology; radiography; medical science and
  research; diagnostic tests; biomedical technology; radiation protection; image processing
medical device, biomedical, prosthetic, bioengineering
> biomedical engineering; medical devices; medical equipment and technology; biomedical technology; biotechnology;
  chemical and biomedical engineering; product development; regulatory affairs; physiology; regulatory requirements;
  materials science; health technology; innovation; anatomy
dental, dentistry, teeth, oral
> dentistry; dental procedures; oral health; dental; patient treatment; infection control; treatment planning;
  orthodontics; anatomy; radiology; clinical practices
mental health, depression, anxiety, psychiatric, schizophrenia, psychiatry, suicide, psychological first aid
> mental health; psychology; psychiatry; mental and behavioral health; mental health diseases and disorders;
  behavioral health; counseling; crisis intervention; mental health therapies; clinical psychology; stress
  management; cognitive behavioral therapy; psychotherapy; resilience; empathy; mindfulness; active listening;
  trauma care; mental health assessments; neurology; psychiatric and mental health nursing; substance abuse;
  treatment planning; social work; emotional intelligence; community mental health services; health and wellness;
  adolescence
neuroscience, brain, neuron, nervous system, neurology, spinal, neural
> neuroscience; neurology; nervous system; physiology; anatomy; psychology; biology; cognitive psychology; behavior;
  life sciences; human learning; medical imaging; medical science and research; neurobiology; human development;
  cognitive; electrophysiology
nutrition, diet, food, eating, cooking, weight, nutrient, chef, recipe, vegetarian
> nutrition and diet; nutrition education; nutrition; nutritional; clinical nutrition; health promotion; health and
  wellness; food and beverage; food safety; health education; preventative care; chronic diseases; food science;
  meal planning and preparation; dietetics; diet and nutrition; nutritional assessment; biochemistry; food services;
  culinary; food safety and sanitation; weight management; physiology; public health; cooking; food preparation;
  behavioral health; lifestyle; wellness; eating disorders
fitness, exercise, sport, athlete, physical activity, yoga, running, workout, strength training
> exercise science; physical therapy; kinesiology; health and wellness; sports medicine; physiology; anatomy;
  sports; exercise therapy; athletic training; nutrition and diet; health promotion; fitness; human musculoskeletal
  system; injury prevention; coaching; strength and conditioning; stress management; behavior change; preventative
  care; wellness; rehabilitation; sport psychology; biomechanics; physical fitness; stretching
veterinary, pet, dog, horse, cat, animal welfare
> animal; veterinary medicine; animal welfare; animal behavior; animal husbandry; veterinary; biology; zoology;
  animal health; wildlife; agriculture; pets; livestock
birth, pregnancy, maternal, newborn, reproductive, women s health, neonatal, abortion
> maternal health; maternity health; pregnancy; prenatal care; women s health; obstetrics and gynecology;
  reproductive health; infant care; pediatrics; nursing care; public health; child health; health promotion; family
  planning; patient education and counseling; health education; nutrition
police, crime, criminal, forensic, law enforcement, homeland, military, intelligence, prison
> law enforcement; criminal law; criminal justice; criminal investigation; investigation; forensic science; public
  safety and national security; criminology; evidence collection; national security; intelligence collection and
  analysis; emergency response; legal proceedings; military; counter terrorism; crisis intervention; social justice;
  law; forensics; interviewing skills
`;
