/** Design, media and the arts: what words of a page imply. See `implied.ts` for how to read it. */
export const DESIGN = `
ux, user experience, usability, ux design, wireframe, prototype, figma, user research, adobe xd, sketch, information
architecture, user centered, human centered, persona, heuristic
> user experience design; user experience; user research; usability testing; prototyping; wireframing; figma; user
  interface design; user centered design; usability; user interface; interaction design; human computer interaction;
  human centered design; persona; information architecture; ideation; design thinking; user flows; storyboarding;
  mockups; ux research; user interface and user experience design; design research; responsive web design; empathy;
  user story; interactive design; adobe xd; research; empathy mapping; design strategies; accessibility; customer
  experience
ui, user interface, ui design, interface design
> user interface design; user interface; user experience design; ui components; figma; prototyping; interaction
  design; visual design; wireframing; design elements and principles; responsive web design; typography; color
  theory; front-end development; usability; mockups; user centered design
accessibility, wcag, inclusive design
> web content accessibility guidelines; accessibility; usability; user experience; inclusive design; user centered
  design; diversity equity and inclusion; web design
graphic design, photoshop, illustrator, indesign, adobe, canva, logo, typography, layout, poster, visual design, gimp,
inkscape
> graphic design; adobe photoshop; adobe illustrator; adobe creative cloud; graphic and visual design; typography;
  visual design; design elements and principles; color theory; logo design; layout design; image editing; adobe
  indesign; photo editing; creativity; canva; branding; design; digital design; image quality; creative design;
  computer graphics; vector graphics; visual communication; graphical tools; design software; illustration; drawing;
  composition; storytelling; raster graphics
photography, photo, camera, lightroom, lens, portrait
> photography; photo editing; image quality; adobe lightroom; camera operation; adobe photoshop; lighting; image
  editing; photo video production and technology; visual storytelling; composition; color correction; creativity;
  digital photography; storytelling; post production
video, video editing, premiere, final cut, davinci, filmmaking, film, documentary, cinema, editor, screenplay,
screenwriting, movie
> video editing; video production; post production; film production; storytelling; cinematography; photo video
  production and technology; adobe premiere; screenwriting; media production; storyboarding; scripting; color
  grading; camera operation; sound design; script writing; video; adobe after effects; editing; animations; creative
  writing; narrative; film studies; color correction; visual storytelling; motion graphics; audio editing; content
  creation; digital content; motion picture
animation, blender, maya, 3d, after effects, motion graphics, character design, zbrush, 3d modeling, rigging,
rendering, cinema 4d, 3ds max, vfx
> 3d modeling; animations; computer graphics; blender; 3d assets; motion graphics; autodesk maya; visual effects;
  adobe after effects; texturing; lighting; storyboarding; rendering; computer graphic techniques; video game
  development; visualization; 3ds max; storytelling; creativity; digital design; animation and game design; design;
  graphic and visual design; visualization; virtual environment; post production
music, song, songwriting, guitar, piano, musician, melody, harmony, chord, ableton, music production, logic pro, dj,
jazz, pro tools, mixing, recording, band, composer, singing, vocal
> music; music theory; music performance; music production; musical composition; musicianship; songwriting; audio
  editing; audio engineering; sound design; audio production; instrumental music; music history; creativity; music
  technology; ableton; digital audio; musical instrument; post production; improvisation; ear training; recording;
  electronic music; media production; performing arts; singing; music business; art history; digital signal
  processing; arranging
audio, sound, podcast
> audio editing; audio production; sound design; podcasting; audio engineering; media production; digital signal
  processing; post production; storytelling; content creation; music production
art, artist, painting, drawing, museum, sculpture, art history, modern art, sketch, gallery, creative
> art history; creativity; drawing; fine art; visual arts; liberal arts; arts; painting; composition; creative
  thinking; color theory; design; world history; european history; storytelling; visual communication; culture;
  experimentation; aesthetics; illustration; sketching; cultural heritage; arts and culture; museum; performing
  arts; exhibitions
design, designer
> design; design elements and principles; creativity; design thinking; visual design; graphic design; prototyping;
  user centered design
interior design, architecture, architectural, urban, city, cities, urban planning
> architecture; urban planning; architectural design; urban development; building design; interior design;
  sustainability; art history; urbanization; city planning; sustainable development; land development; construction;
  civil engineering; landscape architecture; architectural history; community development; design; spatial analysis;
  environment; public policies; world history; infrastructure; traffic
cad, autocad, solidworks, fusion 360, catia, creo, inventor, rhino, sketchup, 3d printing, technical drawing, autodesk
> computer aided design; autocad; solidworks; 3d modeling; autodesk; technical drawing; engineering drawings;
  mechanical design; engineering design process; product design; computer aided manufacturing; autodesk fusion 360;
  design; engineering; simulations; drafting and engineering design; additive manufacturing; prototyping; cad and
  cam; manufacturing processes; mechanical engineering; rapid prototyping; sketchup; building information modeling;
  geometric dimensioning and tolerancing; rendering; visualization; rhinoceros; assembly drawing
product design, industrial design
> product design; industrial design; prototyping; design thinking; product development; user centered design;
  engineering design process; creativity; design; new product development; sketching; innovation
journalism, news, reporter, media, broadcast
> journalism; media and communications; news stories; storytelling; interviewing skills; editing; writing; media
  production; research; news writing; investigation; content creation; fact checking; ethical standards and conduct;
  social media; public relations; digital media
`;
