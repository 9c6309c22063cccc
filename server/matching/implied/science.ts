/** Science and engineering: what words of a page imply. See `implied.ts` for how to read it. */
export const SCIENCE = `
mathematics, math, calculus, algebra, linear algebra, matrix, derivative, integral, equation, theorem, trigonometry,
geometry, precalculus, vectors
> mathematics; calculus; applied mathematics; linear algebra; algebra; advanced mathematics; mathematical modeling;
  integral calculus; differential equations; geometry; general mathematics; trigonometry; derivatives; numerical
  analysis; graphing; mathematical theory and analysis; arithmetic; engineering calculations; problem solving;
  mathematics and mathematical modeling; logical reasoning; deductive reasoning; mathematical software; engineering
  analysis; functions; vector calculus; probability; number theory; physics; data analysis
numerical methods, numerical, finite element, optimization, linear programming, operations research
> numerical analysis; mathematical modeling; operations research; applied mathematics; optimization; engineering
  calculations; simulations; finite element methods; algorithms; engineering analysis; differential equations;
  linear algebra; process optimization; scientific computing; linear programming; mathematical software; decision
  making; combinatorics; resource allocation
discrete mathematics, combinatorics, number theory, proof, graph theory
> combinatorics; theoretical computer science; algorithms; logical reasoning; graph theory; mathematics;
  computational logic; mathematical theory and analysis; cryptography; arithmetic; probability; deductive reasoning;
  number theory; discrete mathematics
physics, mechanics, quantum, relativity, electromagnetism, newton, optics, thermodynamics, particle, motion, force,
wave
> physics; mechanics; engineering; applied mathematics; differential equations; quantum physics; electromagnetics;
  mathematical modeling; physical science; engineering analysis; optics; calculus; thermodynamics; advanced
  mathematics; vibrations; semiconductors; torque; kinematics; linear algebra; scientific methods; simulations;
  fluid mechanics; engineering mechanics; numerical analysis; chemistry
astronomy, universe, galaxy, planet, space, cosmology, star, solar system, astrophysics, aerospace, satellite,
aircraft, rocket, flight
> astronomy; physics; physical science; aerospace engineering; aerospace basic quality system standards; scientific
  methods; science; aviation; mathematics; spacecraft; space; engineering; aerodynamics; systems engineering;
  emerging technologies; geology
chemistry, chemical, molecule, organic chemistry, reaction, biochemistry, polymer
> chemistry; organic chemistry; biochemistry; chemical engineering; laboratory experience; molecular biology;
  materials science; physical science; chemical and biomedical engineering; thermodynamics; laboratory; analytical
  chemistry; physics; engineering; spectroscopy; biology; pharmaceuticals; science; process engineering
materials, metal, composite, nanotechnology, semiconductor, nano, corrosion
> materials science; semiconductors; manufacturing processes; mechanical engineering; engineering; physics;
  chemistry; structural analysis; nanotechnology; electronics; failure analysis; mechanics; metallurgy; engineering
  design process; polymers; electronic components; thermal management; electronic materials
electrical, electronic, circuit, electronics, power electronics, transistor, voltage, pcb, motor, op amp, converter,
analog, electrical engineering
> electronics; electrical engineering; electronic components; electrical systems; electronic systems; electronic
  hardware; electric power systems; power electronics; semiconductors; basic electrical systems; hardware design;
  engineering; electronics engineering; circuit design; electrical wiring; engineering analysis; electrical power;
  control systems; electronic circuits; simulations; schematic diagrams; printed circuit boards; electric motors;
  computer engineering; electrical equipment; systems design
signal processing, dsp, fourier, filter
> digital signal processing; signal processing; electrical engineering; applied mathematics; mathematical modeling;
  digital communications; telecommunications; image analysis; data processing; algorithms; matlab; linear algebra;
  electronics
control system, pid, feedback control, kalman, mechatronics
> control systems; automation; engineering; mathematical modeling; simulations; mechatronics; electrical
  engineering; robotics; matlab; systems engineering; process control; machine controls; engineering analysis;
  differential equations; embedded systems; real time data; instrumentation; linear algebra
mechanical, mechanical engineering, stress analysis, statics, dynamics, beam, machine design, hvac, fluid, heat
transfer, strain
> mechanical engineering; mechanics; engineering; structural analysis; engineering analysis; engineering mechanics;
  mechanical design; thermodynamics; engineering design process; thermal management; hvac; fluid mechanics;
  materials science; engineering calculations; physics; simulations; finite element methods; torque; structural
  engineering; torsion; vibrations; civil engineering; failure analysis; computational fluid dynamics; numerical
  analysis; hydraulics; engineering principles; applied mathematics; heating ventilation and air conditioning
civil, structural, bridge, geotechnical, surveying, concrete, highway, water supply, wastewater
> civil engineering; structural engineering; structural analysis; construction; construction engineering;
  engineering; hydraulics; hydrology; water resources; environmental engineering; building codes; civil and
  architectural engineering; water quality; infrastructure; stormwater management; geotechnical engineering; land
  surveying; materials science; construction management; wastewater; engineering calculations; water resource
  management
systems engineering, mbse, system design, requirement engineering
> systems engineering; model based systems engineering; engineering design process; systems thinking; requirements
  analysis; systems architecture; systems analysis; systems design; complex problem solving; verification and
  validation; engineering management; requirements management; life cycle; project management; engineering
systems thinking, complexity, system dynamics
> systems thinking; complex problem solving; systems analysis; mathematical modeling; simulations; critical
  thinking; systems engineering; decision making
engineering, engineer
> engineering; engineering design process; engineering analysis; engineering practices; problem solving; engineering
  management; technical communication
safety, osha, workplace safety, hse, hazard, fire
> safety standards; occupational safety and health; hazard analysis; safety and security; safety training;
  occupational health; emergency response; risk management; accident prevention; safety culture; environment health
  and safety; regulatory compliance; injury prevention; hazard communication; safety assurance; personal protective
  equipment; fire and life safety; workplace safety; risk analysis; hazard identification; food safety and
  sanitation
environment, environmental, ecology, ecosystem, biodiversity, conservation, water, pollution, ocean, wildlife, earth,
geology, weather, forest, natural resources
> environmental science; environmental issue; ecology; environment; natural resource management; environmental
  management; sustainability; environmental monitoring; biology; water resources; environmental resource management;
  climate change mitigation; environmental policy; climate change programs; life sciences; wildlife; physical
  science; geology; sustainable development; marine biology; water quality; environmental laws; pollution
  prevention; hydrology; animal; plant; geography; science; oceanography; land management; climate change
  adaptation; meteorology; conservation; environmental advocacy; hazardous waste
`;
