const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Words that carry no meaning of their own within a name; they count in phrases only. */
export const SMALL = words("a an and as at by for from in into of on or the to via with");

/** What course pages say of themselves, whatever they teach: no evidence for any skill. Stems. */
export const ABOUT_COURSES = words(`
  course learn learning module introduction introduce overview conclusion welcome project specialization guide skill
  week part lesson understand understanding student practice practical hand world real
`);

/** Words of any page's prose; evidence, but half of it. Stems. */
export const ABOUT_ANYTHING = words(`
  ability able access achieve across action activity actual add additional advance advanced also analyze answer apply
  approach area aspect assignment audience available background base basic become begin beginner beginning behind
  benefit best better beyond boost brand bring build building career case certificate challenge change choose class
  clear code come common company comprehensive complete complex concept confidence confident context cover create
  creative critical current daily day deep deeply define deliver demonstrate depth describe design designed develop
  developer developing development different discover discussion dive drive each early easy effective effectively
  efficient end engage enhance ensure environment equip essential establish evaluate everyday example exercise
  experience expert explain exploration explore extend feature field final find first focus follow form foundation
  foundational framework full function fundamental further future gain general get give goal good great group grow
  handle have help high how identify impact implement important improve include increase industry information insight
  instructor interactive interest intermediate introductory issue job journey keep key know knowledge lead leader
  learner level life like live long look looking main make manage master material meet method mind mindset more most
  move need new next offer one open opportunity option order organization other outcome own path people perfect perform
  person personal plan point possible power powerful prepare prerequisite present problem process professional program
  provide purpose question ready recognize related require resource result review right role scenario section see
  series session set share show simple solution solve start step story strategy strong structure study style subject
  success successful support system take task teach teaching team technique test theory thing think time tip today
  together tool top topic train try type unique unit unlock use user using value various video view way well what
  whether willingness within work working write writing year your
`);

/** Words of grammar: no evidence for any skill. Stems. */
export const GRAMMAR = words(`
  about above across after again against all already also although another any aren because been before being below
  between both but can could did do does doing don done down during each either else even ever every few had has have
  having he her here hers him his how however i if include including isn it its just let like ll many may me might
  mine more most much must my neither no nor not off once other our out over per re s same shall she should since so
  some such t than that their them then there these they this those though through throughout too under until up upon
  us ve very was we were what when where whether which while who whom whose why will within without would yet you your
`);

/** Words of every day that are also names or acronyms of skills: such a name counts only in its very own letters. */
export const ALSO_NAMES = words(`
  a act agile an and are art as at be by c can cart chef do excel flow for go i ict in is it lean make man me my no of
  on one or pages plot r rest scratch set so soar spark swift teams the to up us we who word
`);
