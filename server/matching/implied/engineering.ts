/** Software engineering: what words of a page imply. See `implied.ts` for how to read it. */
export const ENGINEERING = `
programming, coding, code, coder, programmer
> computer programming; programming principles; algorithms; data structures; debugging; software development;
  scripting; problem solving
beginner programming, programming fundamentals, learn to code, variables, loops, functions
> programming principles; computer programming; algorithms; computational thinking
object oriented, oop, inheritance, polymorphism, encapsulation, classes and objects
> object oriented programming; object oriented design; software design; software design patterns; programming
  principles
functional programming, haskell, clojure, lambda, closures
> functional programming; programming principles; computer science
data structure, linked list, hash table, binary tree, graph theory, sorting, recursion, big o, dynamic programming,
heap
> data structures; algorithms; theoretical computer science; computer science; computational thinking; performance
  tuning; program development; graph theory; computer programming
algorithm
> data structures; computational thinking; mathematical modeling; theoretical computer science; computer science
design pattern, solid, clean code, refactoring
> software design patterns; software design; object oriented design; code review; software architecture;
  maintainability; programming principles
software engineering, software development, software developer
> software development life cycle; software design; software architecture; agile; software testing; version control;
  debugging; application development
software architecture, architect, microservice, monolith, event driven, domain driven
> software architecture; microservices; system design and implementation; scalability; distributed computing;
  solution architecture; software design; event driven programming; api; cloud native
api, rest, restful, graphql, swagger, openapi, postman, endpoints
> application programming interface; restful api; api design; web services; json; back-end development; web
  development; authentication; api testing; data integration
json, xml, yaml
> json; data format; data import export; api; extensible markup language
soap, web service
> web services; api; xml; service oriented architecture
back-end, backend, server side
> back-end development; server side; databases; api; restful api; node; web development; authentication
front-end, frontend
> front-end development; user interface; html and css; javascript; web development; responsive web design; ui
  components; web applications
full stack, fullstack, mern, mean stack
> full stack development; front-end development; back-end development; web development; javascript; databases;
  application deployment; web applications; node; mongodb
web development, web developer, web app, web application
> html and css; javascript; web applications; web development; application development; front-end development;
  back-end development; application deployment
git, github, gitlab, version control, pull request, branching
> git; github; version control; collaborative software; software versioning; software development tools; devops;
  code review
testing, unit test, test case, tdd, test driven, qa, junit, pytest, jest
> software testing; unit testing; test automation; test case; test driven development; quality assurance; debugging;
  integration testing; test planning
selenium, cypress, playwright, appium, cucumber
> test automation; selenium; software testing; browser automation; behavior driven development; web applications;
  test script development; functional testing
jmeter, load testing, performance testing
> performance testing; software testing; scalability; performance tuning; api testing
debug, debugging, error handling, exceptions
> debugging; software testing; error handling; programming; exception handling
performance, optimize, latency, throughput, profiling, caching
> performance tuning; scalability; performance analysis; caching; performance improvement
scalable, scale, scaling, scalability
> scalability; performance tuning; distributed computing; system design
concurrency, multithreading, threads, asynchronous, async
> concurrency; multithreading; parallel computing; asynchronous programming; performance tuning
distributed, parallel, hpc, cuda, gpu, mpi, openmp
> distributed computing; parallel computing; high performance computing; scalability; computer architecture;
  performance tuning
event handling, callbacks, listeners
> event driven programming; javascript; user interface
authentication, login, oauth, jwt, authorization, access control
> authentication; authorization; identity and access management; user accounts; security controls; application
  security; oauth
deploy, deployment, hosting, production
> application deployment; cloud deployment; devops; ci cd; containerization; cloud hosting
ide, visual studio, vs code, eclipse, intellij, pycharm
> integrated development environment; development environment; software development tools; debugging
install, installation, set up, setup, configure, configuring
> software installation; system configuration; configuration management; development environment
command line, terminal, bash, shell, zsh
> command line interface; shell script; bash; scripting; linux commands; linux; unix; file management; file systems;
  scripting languages
powershell
> scripting; windows powershell; automation; system administration; command line interface
linux, ubuntu, red hat, centos, debian, unix
> linux; linux administration; linux commands; operating systems; command line interface; system administration;
  linux servers; file systems; unix; bash; user accounts
windows server, active directory, group policy
> windows servers; active directory; system administration; user accounts; microsoft windows; network
  administration; authentication
operating system, kernel, process scheduling, memory management
> operating systems; computer architecture; file systems; virtual machines; system programming
`;
