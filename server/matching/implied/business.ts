/** Running a company: what words of a page imply. See `implied.ts` for how to read it. */
export const BUSINESS = `
strategy, strategic, competitive advantage, business strategy, swot, porter
> business strategy; strategic thinking; strategic planning; competitive analysis; strategic decision making;
  corporate strategy; business planning; organizational strategy; business analysis; market analysis; growth
  strategies; decision making; innovation; leadership; industry analysis; swot analysis
innovation, innovate, disruptive, creativity, ideation, brainstorming, design thinking
> innovation; design thinking; creativity; creative thinking; ideation; product development; entrepreneurship;
  business model; prototyping; creative problem solving; business transformation; user centered design; empathy;
  human centered design; new product development; brainstorming; technology strategies
startup, entrepreneur, entrepreneurship, venture, founder, business plan, lean startup, pitch, new venture
> entrepreneurship; business planning; new business development; business modeling; business development; venture
  capital; fundraising; innovation; market research; entrepreneurial finance; business strategy; small business;
  business model; pitching; market opportunities; product development; competitive analysis; customer development;
  strategic planning; business management; business valuation
business model, canvas, value proposition
> business modeling; value propositions; business strategy; market opportunities; entrepreneurship; innovation;
  business planning
growth, expansion, scale up
> growth strategies; business development; business strategy; business growth; market opportunities
family business, small business
> small business; business management; entrepreneurship; business planning; succession planning
digital business, e commerce, ecommerce, online store, shopify, marketplace, amazon fba, dropshipping
> e-commerce; digital marketing; online sales; business model; customer experience; shopify; retail; digital
  strategy; payment systems; sales; web design; order fulfillment; customer service; supply chain
consulting, consultant
> consulting; business consulting; problem solving; management consulting; client services; stakeholder management;
  business analysis; critical thinking; presentations
business analysis, business analyst, requirements gathering, bpmn
> business analysis; requirements analysis; business requirements; requirements elicitation; business process;
  stakeholder analysis; process mapping; business process modeling; business systems analysis; requirements
  management; user story; gap analysis; data analysis; stakeholder management; business process management; needs
  assessment
process improvement, six sigma, lean, kaizen, dmaic, continuous improvement, bottleneck, value stream
> process improvement; six sigma methodology; lean six sigma; lean methodologies; continuous improvement process;
  process optimization; statistical process control; quality management; operational efficiency; root cause
  analysis; quality improvement; process analysis; process mapping; business process improvement; lean
  manufacturing; operational excellence; value stream mapping; quality control; waste minimization; process
  capability; operations management; data analysis; kaizen methodology
workflow, process, automate, automation
> workflow management; automation; business process automation; process optimization; operational efficiency;
  business process; process improvement; productivity
quality, iso 9001, quality control, quality assurance, tqm
> quality management; quality assurance; quality control; quality improvement; continuous improvement process; iso;
  auditing; quality assurance and control; statistical process control; corrective and preventive action; process
  control; total quality management; quality management systems
operations, operations management, capacity, lean operations
> operations management; process improvement; operational efficiency; process analysis; production planning; supply
  chain management; business operations; inventory management; capacity planning; process optimization; lean
  manufacturing; capacity management
supply chain, logistics, inventory, warehouse, procurement, sourcing, purchasing, distribution, transportation
> supply chain management; supply chain; logistics; procurement; inventory management; demand planning;
  transportation operations; warehouse operations; strategic sourcing; logistics management; supplier management;
  warehouse management; inventory control; supply chain planning; supply management; cost management; vendor
  management; purchasing; inventory management system; order fulfillment; transportation management; operations
  management; production planning; supplier relationship management; forecasting; cost reduction
procurement, supplier, vendor, tender, rfp, purchasing
> procurement; strategic sourcing; vendor management; supplier management; contract management; negotiation;
  supplier relationship management; contract negotiation; purchasing; request for proposal; cost management;
  supplier performance management; vendor relationship management
manufacturing, factory, production, cnc, machining, assembly
> manufacturing processes; production process; manufacturing operations; lean manufacturing; production planning;
  quality control; manufacturing and production; process engineering; industrial engineering; automation; cnc;
  machining; production management; computer aided manufacturing; engineering; safety standards; materials science
project management, project manager, pmp, pmbok, pmi, gantt, wbs, capm, prince2, ms project, microsoft project,
critical path
> project management; project planning; project schedules; project risk management; project scoping; stakeholder
  management; risk management; scheduling; budgeting; work breakdown structure; project management life cycle; cost
  management; resource allocation; timelines; project controls; project coordination; stakeholder communications;
  project management institute methodology; project documentation; milestones; gantt charts; change control; project
  closure; project performance; project estimation; budget management; cost estimation; team management;
  communication; earned value management; project charter; resource management; scope management; project management
  software; resource planning; agile project management
agile, scrum, sprint, kanban, jira, safe, product backlog, scrum master, product owner, retrospective, user stories
> agile methodology; scrum; agile project management; sprint planning; kanban principles; sprint retrospectives;
  backlogs; user story; agile software development; product management; project management; team collaboration;
  prioritization; continuous improvement process; jira; agile product development; lean methodologies; scaled agile
  framework; team management; servant leadership; stakeholder engagement; daily scrum; collaboration; product
  roadmaps; requirements management; facilitation; release planning; software development methodologies; coaching;
  self organization
product management, product manager, roadmap, product development, product launch, mvp
> product management; product development; product strategy; product roadmaps; product lifecycle management; new
  product development; product planning; market research; prioritization; product requirements; competitive
  analysis; value propositions; user research; customer insights; go to market strategy; stakeholder management;
  product design; user story; innovation; product improvement; agile product development; key performance
  indicators; minimum viable product; product testing; commercialization
risk, risk management, risk assessment, hazard, mitigation
> risk management; risk analysis; risk mitigation; risk management framework; enterprise risk management;
  operational risk; business risk management; contingency planning; business continuity; crisis management; internal
  controls; governance; mitigation; compliance management; project risk management; risk modeling; decision making
change management, organizational change, transformation, adkar, kotter, resistance
> change management; organizational change; organizational development; business transformation; leadership;
  stakeholder engagement; communication; stakeholder management; change leadership; resilience; organizational
  leadership; adaptability; culture transformation; stakeholder communications; organizational strategy
stakeholder
> stakeholder management; stakeholder engagement; stakeholder communications; stakeholder analysis; communication;
  relationship building
governance, board, corporate governance
> governance; corporate governance; compliance management; risk management; business ethics; ethical standards and
  conduct; accountability; policy development; organizational leadership; leadership
compliance, regulation, regulatory, audit, auditing, internal control, sox
> compliance management; regulatory compliance; auditing; internal controls; internal auditing; governance; risk
  management; law regulation and compliance; financial auditing; compliance auditing; regulatory requirements;
  business ethics; regulation and legal compliance; fraud detection; accounting; external auditing; regulatory
  affairs
`;
