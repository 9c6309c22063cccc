import { describe, expect, test } from "vitest";
import { openDocument, readPage as read } from "./open.ts";
import { readTopic } from "../../../../extension/page/read-topic.ts";

const moodle = (id: string, inner: string, title: string, address = "https://moodle.example/mod/page/view.php?id=42") =>
  readTopic(
    openDocument(
      `<html lang="en"><head><title>${title}</title></head><body id="page-${id}" class="path-mod-page course-7">${inner}</body></html>`,
      address,
    ),
  ).topic;

describe("Moodle", () => {
  test("3.9: the header has the course, the content begins with the activity", () => {
    const topic = moodle(
      "mod-page-view",
      `<nav class="navbar"><span class="usertext mr-1">Ida Lindqvist</span></nav>
       <header id="page-header"><div class="page-header-headings"><h1>Advanced SQL for analysts</h1></div>
       <div id="page-navbar"><nav aria-label="Navigation bar"><ol class="breadcrumb">
        <li class="breadcrumb-item"><a href="https://moodle.example/my/">Dashboard</a></li>
        <li class="breadcrumb-item"><a href="https://moodle.example/course/view.php?id=7" title="Advanced SQL for analysts">SQL-A</a></li>
        <li class="breadcrumb-item"><a href="https://moodle.example/course/view.php?id=7#section-3">Window functions</a></li>
        <li class="breadcrumb-item"><a href="https://moodle.example/mod/page/view.php?id=42" title="Page">Frames and ranks</a></li></ol></nav></div></header>
       <section id="region-main"><div role="main"><h2>Frames and ranks</h2><div class="box"><h3>ROWS and RANGE</h3><h3>Ties</h3></div></div></section>`,
      "SQL-A: Frames and ranks",
    );
    expect(topic).toEqual({
      title: "Frames and ranks",
      course: "Advanced SQL for analysts",
      module: "Window functions",
      headings: ["ROWS and RANGE", "Ties"],
      url: "https://moodle.example/mod/page/view.php?id=42",
      language: "en",
    });
  });

  test("4.1 to 4.5: the header has the activity, the list beside it its section", () => {
    const topic = moodle(
      "mod-quiz-view",
      `<div class="drawer"><nav id="courseindex"><div class="courseindex">
        <div class="courseindex-section" data-for="section"><a class="courseindex-link" data-for="section_title" href="/course/view.php?id=7&section=1">Joins</a>
         <ul><li class="courseindex-item" data-for="cm"><a data-for="cm_name" href="/mod/page/view.php?id=40">Inner joins</a></li></ul></div>
        <div class="courseindex-section" data-for="section"><a class="courseindex-link" data-for="section_title" href="/course/view.php?id=7&section=2">Window functions</a>
         <ul><li class="courseindex-item active" data-for="cm"><a data-for="cm_name" href="/mod/quiz/view.php?id=42">Check yourself</a></li></ul></div>
       </div></nav></div>
       <header id="page-header"><div class="page-context-header"><div class="page-header-headings"><h1 class="h2 mb-0">Check yourself</h1></div></div>
       <div id="page-navbar"><nav aria-label="Navigation bar"><ol class="breadcrumb"><li class="breadcrumb-item"><a href="/course/view.php?id=7" title="Advanced SQL for analysts">SQL-A</a></li>
       <li class="breadcrumb-item"><a href="/mod/quiz/view.php?id=42" aria-current="page" title="Quiz">Check yourself</a></li></ol></nav></div></header>
       <div id="region-main"><span class="notifications"></span><h2 class="accesshide">Completion requirements</h2>
        <h3 class="no">Question 1</h3><div class="qtext">What is a frame?</div></div>`,
      "Check yourself | Harbour Academy",
      "https://moodle.example/mod/quiz/view.php?id=42&sesskey=Zz1",
    );
    expect(topic).toEqual({
      title: "Check yourself",
      course: "Advanced SQL for analysts",
      module: "Window functions",
      url: "https://moodle.example/mod/quiz/view.php?id=42",
      language: "en",
    });
  });

  test("a lesson's page is the title, the lesson around it the lesson", () => {
    const topic = readTopic(
      openDocument(
        `<title>Course: X</title><body id="page-mod-lesson-view" class="path-mod-lesson"><div id="page-header"><h1>First aid</h1></div>
         <ol class="breadcrumb"><li><a href="/course/view.php?id=2" title="Safety at sea">SAFE</a></li><li><a href="/mod/lesson/view.php?id=5">First aid</a></li></ol>
         <div id="region-main"><div class="box contents"><h3>Burns and scalds</h3><p>text</p></div></div></body>`,
        "https://moodle.example/mod/lesson/view.php?id=5&pageid=17&startlastseen=no",
      ),
    ).topic;
    expect(topic).toEqual({
      title: "Burns and scalds",
      course: "Safety at sea",
      lesson: "First aid",
      url: "https://moodle.example/mod/lesson/view.php?id=5&pageid=17",
    });
  });

  test("a course's page is the course, with its sections below", () => {
    const topic = moodle(
      "course-view-topics",
      `<div id="page-header"><h1 class="h2">Safety at sea</h1></div><div id="region-main"><div class="course-content"><ul class="topics">
       <li><h3 class="sectionname">Fire</h3></li><li><h3 class="sectionname">First aid</h3></li></ul></div></div>`,
      "Course: Safety at sea | Harbour Academy",
      "https://moodle.example/course/view.php?id=2",
    );
    expect(topic).toMatchObject({ title: "Safety at sea", headings: ["Fire", "First aid"] });
    expect(topic).not.toHaveProperty("course");
  });
});

describe("Canvas", () => {
  const crumbs = `<nav id="breadcrumbs" role="navigation" aria-label="breadcrumbs" class="ic-app-crumbs"><ul><li class="home"><a href="/"><span class="ellipsible">My Dashboard</span></a></li>
    <li><a href="/courses/31"><span class="ellipsible">Negotiating with suppliers</span></a></li>`;
  const page = (inner: string) => read(`<div id="application" class="ic-app">${inner}</div>`).topic;

  test.each([
    [
      "an assignment",
      `${crumbs}<li><a href="/courses/31/assignments"><span class="ellipsible">Assignments</span></a></li><li><span class="ellipsible">Plan your BATNA</span></li></ul></nav>
       <div id="content" role="main"><div id="assignment_show"><div class="assignment-title"><div class="title-content"><h1 class="title">Plan your BATNA</h1></div></div>
       <div class="description user_content"><h2>What to hand in</h2></div></div></div>`,
      { title: "Plan your BATNA", headings: ["What to hand in"] },
    ],
    [
      "a classic quiz",
      `${crumbs}<li><a href="/courses/31/quizzes"><span class="ellipsible">Quizzes</span></a></li></ul></nav><div id="content"><h1 id="quiz_title">Week 3 check</h1><div class="user_content"></div></div>`,
      { title: "Week 3 check" },
    ],
    [
      "an assignment in the newer view",
      `${crumbs}</ul></nav><div id="content"><div data-testid="assignments-2-student-view"><h1 data-testid="title"><span>Plan your BATNA</span></h1></div></div>`,
      { title: "Plan your BATNA" },
    ],
  ])("%s", (_, inner, expected) => {
    const topic = page(inner);
    expect(topic).toMatchObject({ ...expected, course: "Negotiating with suppliers" });
    expect(JSON.stringify(topic)).not.toMatch(/Dashboard|Assignments"|Quizzes"/);
  });

  test("the list of modules is the course, its modules the headings", () => {
    const of = (name: string) =>
      `<div class="context_module"><div class="header"><h2 class="screenreader-only">${name}</h2><span class="ig-header-title"><span class="name">${name}</span></span></div></div>`;
    expect(
      page(`${crumbs}<li><span>Modules</span></li></ul></nav><div id="content"><h1 class="screenreader-only">Course Modules</h1>
      <div id="context_modules">${of("Preparing")}${of("At the table")}</div></div>`),
    ).toMatchObject({ title: "Negotiating with suppliers", headings: ["Preparing", "At the table"] });
  });
});

describe("Open edX", () => {
  test("the learning micro-frontend: lockup, breadcrumbs with a way home, the unit's name above a closed frame", () => {
    const { topic, source } = read(
      `<header class="learning-header"><div class="flex-grow-1 course-title-lockup"><span class="d-block small m-0">OrgX K8S101</span>
        <span class="d-block m-0 font-weight-bold course-title">Kubernetes in practice</span></div></header>
       <main id="main-content"><nav aria-label="breadcrumb"><ol class="list-unstyled"><li><a href="/course/course-v1:OrgX+K8S101+2026/home">Kurs</a></li>
        <li role="presentation" aria-hidden="true">/</li><li data-testid="breadcrumb-item"><a href="/course/x/y">Networking</a></li>
        <li role="presentation" aria-hidden="true">/</li><li data-testid="breadcrumb-item"><a href="/course/x/z">Services</a></li></ol></nav>
        <div id="courseware-sequence-navigation" class="sequence-navigation"></div>
        <div class="unit"><div class="mb-0"><h3 class="h3">ClusterIP and NodePort</h3></div><h2 class="sr-only">Level 2 headings may be created by course providers in the future.</h2>
        <iframe id="unit-iframe" title="ClusterIP and NodePort"></iframe></div></main>`,
    );
    expect({ source, ...topic }).toMatchObject({
      source: "openedx",
      title: "ClusterIP and NodePort",
      course: "Kubernetes in practice",
      module: "Networking",
      lesson: "Services",
    });
    expect(topic).not.toHaveProperty("headings");
  });

  test("the LMS' own courseware", () => {
    const { topic } = read(
      `<div class="course-header"><a href="/x"><span class="provider">OrgX:</span><span class="course-number">K8S101</span><span class="course-name">Kubernetes in practice</span></a></div>
       <nav class="path"><span class="nav-item nav-item-course"><a>Course</a></span><span class="nav-item nav-item-chapter">Networking</span><span class="nav-item nav-item-section">Services</span><span class="nav-item nav-item-sequence">ClusterIP</span></nav>
       <div class="sequence"><div class="sequence-nav"></div><div id="seq_content"><div class="xblock xblock-student_view-vertical"><h2 class="hd hd-2 unit-title">ClusterIP</h2><h3>Selectors</h3></div></div></div>`,
    );
    expect(topic).toMatchObject({
      title: "ClusterIP",
      course: "Kubernetes in practice",
      module: "Networking",
      lesson: "Services",
      headings: ["Selectors"],
    });
  });
});

describe("Coursera", () => {
  test.each(["lecture/x1Y/what-is-overfitting", "supplement/x1Y/reading", "assignment-submission/x1/quiz"])(
    "%s: breadcrumbs, and the address where they are missing",
    (path) => {
      const at = `https://www.coursera.org/learn/machine-learning/${path}`;
      const withCrumbs = read(
        `<div class="rc-ItemNavBreadcrumbs"><nav aria-label="Breadcrumbs"><ol><li><a>Machine Learning</a></li><li><a>Module 3</a></li><li>What is overfitting?</li></ol></nav></div>
         <main><h1 class="video-name">What is overfitting?</h1></main>`,
        "",
        at,
      );
      expect(withCrumbs).toMatchObject({
        source: "coursera",
        topic: { title: "What is overfitting?", course: "Machine Learning", module: "Module 3", url: at },
      });
      expect(read("<main><h1>What is overfitting?</h1></main>", "", at).topic.course).toBe("Machine learning");
    },
  );
});
