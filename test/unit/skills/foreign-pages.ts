/** A course page as its language writes it, and the skill that it teaches. */
export interface ForeignPage {
  readonly title: string;
  readonly headings: readonly string[];
  readonly expected: string;
}

const page = (expected: string, title: string, ...headings: string[]): ForeignPage => ({ title, headings, expected });

const GERMAN: readonly ForeignPage[] = [
  page("project-management", "Grundlagen des Projektmanagements", "Was ist ein Projekt?", "Die Phasen im Überblick"),
  page("pivot-tables", "Mit Pivot-Tabellen große Datenmengen auswerten", "Felder anordnen", "Werte filtern"),
  page(
    "conflict-resolution",
    "Konflikte im Team konstruktiv lösen",
    "Ursachen von Konflikten",
    "Das klärende Gespräch",
  ),
  page("gdpr", "Die Datenschutz-Grundverordnung im Arbeitsalltag", "Rechte der Betroffenen", "Bußgelder"),
  page("negotiation", "Erfolgreiche Verhandlungsführung für Einkäufer", "Vorbereitung", "Taktiken der Gegenseite"),
  page("time-management", "Zeitmanagementmethoden für den Büroalltag", "Zeitdiebe erkennen", "Prioritäten setzen"),
  page("accounting", "Einführung in die doppelte Buchführung", "Soll und Haben", "Buchungssätze bilden"),
  page("seo", "Suchmaschinenoptimierung für Einsteiger", "Wie Google arbeitet", "Texte und Überschriften"),
  page("machine-learning", "Verfahren des maschinellen Lernens", "Überwachtes Lernen", "Modelle bewerten"),
  page("giving-feedback", "Richtig Feedback geben und nehmen", "Die Ich-Botschaft", "Übungen zu zweit"),
  page(
    "occupational-health",
    "Jährliche Unterweisung zur Arbeitssicherheit",
    "Pflichten der Beschäftigten",
    "Unfälle melden",
  ),
  page("change-management", "Veränderungsprozesse gestalten: Veränderungsmanagement kompakt", "Widerstände verstehen"),
  page("data-analysis", "Datenanalysen mit Python", "Daten einlesen", "Erste Auswertungen"),
  page("risk-management", "Risikomanagement in Projekten", "Risiken erkennen", "Maßnahmen planen"),
  page("recruiting", "Moderne Personalbeschaffung", "Stellenanzeigen schreiben", "Bewerber auswählen"),
  page("object-oriented-programming", "Objektorientiertes Programmieren mit Java", "Klassen und Objekte", "Vererbung"),
  page("customer-support", "Exzellenter Kundenservice am Telefon", "Die Begrüßung", "Umgang mit Beschwerden"),
  page("leadership", "Was gute Führungskräfte auszeichnet", "Vom Kollegen zum Chef", "Mitarbeiter führen"),
  page("stress-management", "Stress bewältigen im Beruf", "Stressoren erkennen", "Entspannung"),
  page(
    "supply-chain-management",
    "Resiliente Lieferketten aufbauen",
    "Risiken bei Lieferanten",
    "Transparenz schaffen",
  ),
  page("payroll", "Lohn- und Gehaltsabrechnungen prüfen", "Brutto und Netto", "Sozialversicherung"),
  page("information-security", "Grundkurs Informationssicherheit", "Schutzziele", "Angriffe erkennen"),
  page("statistics", "Statistische Grundlagen für die Praxis", "Mittelwert und Streuung", "Stichproben"),
  page("labour-law", "Arbeitsrechtliche Fragen für Vorgesetzte", "Abmahnung", "Kündigung"),
];

const SPANISH: readonly ForeignPage[] = [
  page("project-management", "Fundamentos de la gestión de proyectos", "Ciclo de vida", "El acta de constitución"),
  page("pivot-tables", "Cómo crear una tabla dinámica en Excel", "Preparar los datos", "Filtros y segmentación"),
  page("conflict-resolution", "Resolver conflictos en el equipo de trabajo", "Tipos de conflicto", "La mediación"),
  page("data-protection", "Protección de los datos personales en la empresa", "Conceptos básicos", "Obligaciones"),
  page("negotiation", "Negociaciones difíciles: técnicas y estrategias", "Preparar la reunión", "Ceder sin perder"),
  page("time-management", "Gestiona tu tiempo de forma eficaz", "Los ladrones del tiempo", "Planificar la semana"),
  page("accounting", "Contabilidad básica para pymes", "El debe y el haber", "Libros contables"),
  page("seo", "Posicionamiento en buscadores desde cero", "Cómo funciona Google", "Enlaces"),
  page("machine-learning", "Introducción al aprendizaje automático", "Modelos supervisados", "Evaluación"),
  page("giving-feedback", "El arte de dar retroalimentación", "Hechos y opiniones", "Ejercicios"),
  page("occupational-health", "Curso básico de prevención de riesgos laborales", "Marco legal", "Accidentes"),
  page("change-management", "Liderar la gestión del cambio", "La resistencia de las personas", "Comunicar"),
  page("data-analysis", "Análisis de los datos con hojas de cálculo", "Limpiar", "Resumir"),
  page("public-speaking", "Aprende a hablar en público sin miedo", "La voz", "Ensayar el discurso"),
  page("recruiting", "Reclutamiento y selección del personal", "El perfil del puesto", "La entrevista"),
  page("object-oriented-programming", "Programación orientada a objetos en Java", "Clases", "Herencia"),
  page("customer-support", "Atención a los clientes por teléfono", "El saludo", "Las quejas"),
  page("leadership", "Liderazgo para nuevos supervisores", "Estilos de mando", "Motivar"),
  page("emotional-intelligence", "La inteligencia emocional en el trabajo", "Las emociones básicas", "La empatía"),
  page("supply-chain-management", "Las cadenas de suministro globales", "Proveedores", "Transporte"),
  page("first-aid", "Primeros auxilios en el lugar de trabajo", "Proteger, avisar, socorrer", "Quemaduras"),
  page("information-security", "Ciberseguridad para empleados", "Amenazas frecuentes", "Buenas prácticas"),
  page("sales", "Técnicas de venta para comerciales", "El primer contacto", "Preguntas abiertas"),
  page("financial-statements", "Cómo leer los estados financieros", "El balance", "La cuenta de resultados"),
];

const FRENCH: readonly ForeignPage[] = [
  page("project-management", "Les bases de la gestion de projets", "Le cycle de vie", "L’équipe projet"),
  page("pivot-tables", "Créer un tableau croisé dynamique", "Préparer les données", "Les segments"),
  page("conflict-resolution", "Prévenir et gérer les conflits au travail", "Les types de conflits", "La médiation"),
  page("gdpr", "Le RGPD au quotidien", "Les grands principes", "Le rôle du DPO"),
  page("negotiation", "Réussir ses négociations commerciales", "Préparer l’entretien", "Les concessions"),
  page("time-management", "Mieux gérer son temps", "Les voleurs de temps", "Planifier sa semaine"),
  page("accounting", "Initiation à la comptabilité", "Le débit et le crédit", "Les écritures"),
  page("seo", "Améliorer le référencement naturel de son site", "Comment fonctionne Google", "Les liens"),
  page("machine-learning", "Découvrir l’apprentissage automatique", "Les modèles supervisés", "Évaluer"),
  page("giving-feedback", "L’art de donner un feedback constructif", "Les faits et les opinions", "Mises en situation"),
  page("occupational-health", "Santé et sécurité au travail : les fondamentaux", "Le cadre légal", "Les accidents"),
  page("change-management", "Accompagner le changement dans l’entreprise", "Les résistances", "Communiquer"),
  page("data-analysis", "L’analyse des données avec Excel", "Nettoyer", "Résumer"),
  page("public-speaking", "Prendre la parole en public avec aisance", "La voix", "Le regard"),
  page("recruiting", "Recruter sans discriminer", "Définir le poste", "Mener l’entretien d’embauche"),
  page("object-oriented-programming", "La programmation orientée objet en Java", "Classes", "Héritage"),
  page("customer-support", "L’excellence du service aux clients", "L’accueil", "Les réclamations"),
  page("leadership", "Développer son leadership", "Les styles de management", "Fédérer une équipe"),
  page("emotional-intelligence", "L’intelligence émotionnelle au travail", "Reconnaître ses émotions", "L’empathie"),
  page("supply-chain-management", "Comprendre les chaînes d’approvisionnement", "Les fournisseurs", "Le transport"),
  page("first-aid", "Les premiers secours en entreprise", "Protéger, alerter, secourir", "Les brûlures"),
  page("information-security", "Les bons réflexes en cybersécurité", "Les menaces", "Les mots de passe"),
  page("payroll", "Établir les bulletins de paie", "Du brut au net", "Les cotisations"),
  page("stress-management", "Apprendre à gérer son stress", "Les sources de tension", "Respirer"),
];

const HINDI: readonly ForeignPage[] = [
  page("project-management", "परियोजना प्रबंधन की मूल बातें", "परियोजना क्या है?", "परियोजना के चरण"),
  page("pivot-tables", "एक्सेल में पिवट टेबल बनाना सीखें", "डेटा तैयार करना", "फ़िल्टर लगाना"),
  page("conflict-resolution", "कार्यस्थल पर संघर्षों का समाधान", "संघर्ष के कारण", "मध्यस्थता"),
  page("data-protection", "व्यक्तिगत डेटा का संरक्षण", "बुनियादी सिद्धांत", "कर्मचारियों के कर्तव्य"),
  page("negotiation", "सफल वार्ता के कौशल", "तैयारी", "समझौते तक पहुँचना"),
  page("time-management", "समय का प्रबंधन कैसे करें", "समय की बर्बादी", "सप्ताह की योजना"),
  page("accounting", "लेखांकन का परिचय", "डेबिट और क्रेडिट", "जर्नल प्रविष्टियाँ"),
  page("seo", "एसईओ क्या है और कैसे करें", "गूगल कैसे काम करता है", "लिंक"),
  page("machine-learning", "मशीन लर्निंग का परिचय", "मॉडल के प्रकार", "मूल्यांकन"),
  page("giving-feedback", "रचनात्मक प्रतिक्रिया कैसे दें", "तथ्य और राय", "अभ्यास"),
  page("occupational-health", "कार्यस्थल पर सुरक्षा के नियम", "कानूनी ढाँचा", "दुर्घटनाएँ"),
  page("change-management", "संगठन में परिवर्तन का प्रबंधन", "लोगों का विरोध", "संवाद"),
  page("data-analysis", "पायथन से डेटा का विश्लेषण", "डेटा पढ़ना", "सारांश"),
  page("leadership", "नए प्रबंधकों के लिए नेतृत्व कौशल", "टीम को प्रेरित करना", "निर्णय"),
  page("recruiting", "कर्मचारियों की भर्ती और चयन", "विज्ञापन", "साक्षात्कार"),
  page("programming", "शुरुआती लोगों के लिए प्रोग्रामिंग", "चर और लूप", "फ़ंक्शन"),
  page("customer-support", "ग्राहकों की सेवा कैसे सुधारें", "ग्राहक से बात", "शिकायतें"),
  page("stress-management", "काम के तनाव का प्रबंधन", "तनाव के कारण", "विश्राम"),
  page("emotional-intelligence", "कार्यस्थल में भावनात्मक बुद्धिमत्ता", "भावनाओं को समझना", "सहानुभूति"),
  page("supply-chain-management", "आपूर्ति श्रृंखला के प्रबंधन का परिचय", "आपूर्तिकर्ता", "परिवहन"),
  page("first-aid", "कर्मचारियों के लिए प्राथमिक चिकित्सा", "जलने पर क्या करें", "चोट"),
  page("information-security", "कर्मचारियों के लिए साइबर सुरक्षा", "आम ख़तरे", "अच्छी आदतें"),
  page("budgeting", "बजट कैसे बनाएँ: बजट निर्माण के चरण", "आय और व्यय", "समीक्षा"),
  page("digital-literacy", "डिजिटल साक्षरता पाठ्यक्रम", "कंप्यूटर चलाना", "इंटरनेट का उपयोग"),
];

/** Pages by the primary BCP 47 tag of their language. */
export const FOREIGN_PAGES: Readonly<Record<string, readonly ForeignPage[]>> = {
  de: GERMAN,
  es: SPANISH,
  fr: FRENCH,
  hi: HINDI,
};
