/** Trades and industries: what words of a page imply. See `implied.ts` for how to read it. */
export const TRADES = `
international business, globalization, international trade, emerging markets, export, import, global
> global marketing; international trade; international business; business strategy; cross cultural communication;
  cultural diversity; market dynamics; economics; international relations; economic development; international
  finance; socioeconomics; customs regulations; geopolitics
real estate, property, realtor
> real estate; property management; real estate sales; investments; real estate transactions; commercial real
  estate; mortgage loans; property and real estate; real estate laws; market analysis
hospitality, hotel, tourism, travel, restaurant, event planning
> hospitality; tourism; hotel management; event planning; guest services; hospitality management; customer service;
  event management; food and beverage; revenue management; hospitality services; customer experience; tourism
  marketing; food services; restaurant management; sustainable tourism; travel services
construction, building, contractor, bim, revit, architect, civil engineering
> construction; construction management; building information modeling; construction engineering; civil engineering;
  engineering; revit; architectural design; construction estimating; cost estimation; project management; safety
  standards; building codes; structural engineering; engineering plans and specifications; autodesk; building
  design; scheduling; architecture; architectural drawing; project schedules; building systems; technical drawing
transport, railway, aviation, airline, automotive, vehicle, electric vehicle, fleet
> transportation operations; automotive technology; aviation; vehicle; electric vehicles; transportation
  engineering; mechanical engineering; automotive engineering; battery; logistics; electric power systems; control
  systems; safety; fleet management
energy, solar, wind, renewable, oil, gas, power, battery, electricity, grid, nuclear, hydrogen
> energy; renewable energy; electric power systems; sustainability; solar energy; climate change mitigation; power
  electronics; electrical power; energy systems; environmental issue; wind energy; electrical engineering; oil and
  gas; petroleum industry; energy efficiency; sustainable technologies; energy and utilities; environmental science;
  engineering; fossil fuels; electrical systems; power generation; nuclear energy; energy storage; thermal
  management; hydrogen
agriculture, farm, crop, food security, soil, livestock
> agriculture; sustainable agriculture; food security; environmental science; crop production; soil science;
  sustainability; natural resource management; plant science; biology; food and beverage; food safety; sustainable
  development; water resources
business, management, mba
> business management; business strategy; management; leadership; decision making; business operations; strategic
  thinking
pricing, price
> pricing strategies; price; market analysis; revenue management; product strategy; competitive analysis; economics;
  profit maximization; business strategy; return on investment; market dynamics
case study, case studies
> case studies; problem solving; analysis; critical thinking; decision making
revenue, profit, profitability
> revenue management; profitability; financial analysis; pricing strategies; revenue growth; business metrics; sales
negotiation, negotiate, bargaining, deal
> negotiation; conflict management; influencing; communication; persuasive communication; relationship building;
  problem solving; decision making; contract negotiation; conflict resolution; collaboration; verbal communication
  skills
crisis, emergency, disaster
> crisis management; emergency response; emergency management; contingency planning; business continuity;
  resilience; risk management; communication; crisis communications; disaster recovery; preparedness; public safety
  and national security
`;
