/** Programming languages and their frameworks: what words of a page imply. See `implied.ts` for how to read it. */
export const LANGUAGES = `
python, pandas, jupyter, django, flask, fastapi, pyqt, numpy
> python programming; programming; computer programming; scripting
python
> object oriented programming; data structures; debugging; programming principles; data manipulation
django, flask, fastapi
> web frameworks; web applications; web development; back-end development; restful api; databases; authentication
pandas, numpy, dataframe
> data manipulation; data analysis; data processing; data cleansing; data science; exploratory data analysis
jupyter, notebook
> python programming; data analysis; data science; development environment
java, kotlin, scala, jvm
> java programming; object oriented programming; programming; computer programming; software development
java
> data structures; debugging; integrated development environment; programming principles; event driven programming;
  spring
spring, spring boot, hibernate, jpa
> java; spring framework; back-end development; restful api; microservices; dependency injection; databases; web
  applications
maven, gradle
> java; build tools; software development
javascript, js, ecmascript
> web development; front-end development; scripting; programming; javascript frameworks; web applications; html;
  event driven programming; debugging
typescript
> javascript; web development; front-end development; object oriented programming; programming; javascript
  frameworks
react, redux, vue, angular, svelte, next js, jsx
> javascript; javascript frameworks; front-end development; web development; web applications; user interface; ui
  components; web frameworks; single page applications; typescript
react, redux, jsx
> react; redux; application development; debugging
react native, flutter, xamarin, ionic
> mobile development; cross platform development; application development; user interface; android development; ios
  development
flutter, dart
> dart; mobile development; ui components; user interface
node, node js, express js, express, nest js
> node; javascript; back-end development; server side; web development; restful api; web applications; javascript
  frameworks; middleware
next js, nuxt
> server side; full stack development; react; routing; web applications
html, css, sass, bootstrap, tailwind
> html and css; hypertext markup language; cascading style sheets; web design; front-end development; web
  development; responsive web design; javascript; web applications
jquery, ajax
> javascript; front-end development; web development; html and css
website, web page, web site
> web design; web development; html and css; web content
wordpress, wix, squarespace, webflow, drupal, joomla
> content management systems; web design; web development; website management; web applications
php, laravel, symfony
> php; web development; back-end development; server side; databases; mysql; web applications; html and css; model
  view controller
ruby, rails, ruby on rails
> ruby; ruby on rails; web development; back-end development; model view controller; programming; object oriented
  programming
c++, cpp
> c++; object oriented programming; programming; computer programming; data structures; debugging; software
  development; algorithms
c programming, ansi c
> c; programming; computer programming; data structures; debugging; algorithms
c#, .net, asp.net, dotnet, blazor, entity framework
> c#; .net framework; asp.net; object oriented programming; software development; application development; back-end
  development; visual studio; web applications
golang
> go; programming; concurrency; back-end development
rust
> programming; systems programming; memory management; concurrency
swift, swiftui, xcode, ios, iphone
> ios development; swift; mobile development; xcode; apple ios; application development; user interface; ui
  components; mobile applications
android, kotlin, jetpack compose, android studio
> android development; android; kotlin; mobile development; mobile applications; application development; user
  interface; ui components
mobile app, mobile development, app development
> mobile applications; application development; mobile development; user interface; application deployment
`;
