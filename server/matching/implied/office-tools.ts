/** Business software, games, devices and office tools: what words of a page imply. See `implied.ts` for how to read it. */
export const OFFICE_TOOLS = `
sap, erp, oracle erp, s 4hana
> enterprise resource planning; sap applications; business process; business software; data management
salesforce, apex, lightning
> salesforce; customer relationship management; crm software; salesforce development; data management; automation
servicenow
> it service management; workflow management; servicenow
game, unity, unreal, godot, gamedev, gameplay
> video game development; game design; unity engine; unreal engine; c#; computer graphics; 3d modeling; animations;
  scripting; interactive design; virtual environment
unity
> unity engine; c#; video game development; scripting; object oriented programming
unreal, unreal engine
> unreal engine; video game development; c++; 3d assets; computer graphics; visualization
vr, ar, virtual reality, augmented reality, metaverse, xr
> virtual reality; augmented reality; augmented and virtual reality; interactive design; 3d modeling; emerging
  technologies; user experience design; virtual environment
blockchain, bitcoin, ethereum, cryptocurrency, crypto, nft, defi, smart contract, solidity, web3
> blockchain; digital assets; fintech; cryptography; smart contracts; emerging technologies; distributed computing;
  transaction processing; payment systems; financial market
low code, no code, power apps, bubble, appsheet
> no code development; application development; automation; business process automation; workflow management
power automate, zapier, n8n, ui path, uipath, rpa, robotic process automation
> automation; business process automation; robotic process automation; workflow management; process optimization; ai
  workflows; operational efficiency
chatbot, conversational agent, dialogflow
> chatbots; natural language processing; conversational ai; ai agents; customer service; generative ai
embedded, arduino, raspberry pi, microcontroller, firmware, esp32, arm
> embedded systems; embedded software; microcontrollers; electronics; computer hardware; internet of things; c;
  electronic hardware; hardware design; real time operating systems
iot, internet of things, sensors, mqtt
> internet of things; embedded systems; wireless networks; sensors; real time data; network protocols; electronic
  hardware; cloud computing
fpga, verilog, vhdl, soc, asic, vlsi
> field programmable gate array; hardware design; digital design; hardware architecture; electronics; computer
  architecture; semiconductors; logic synthesis; electronic systems
computer architecture, processor, cpu, assembly
> computer architecture; computer hardware; hardware architecture; computer systems; systems programming
quantum computing, qubit, qiskit
> quantum computing; theoretical computer science; algorithms; physics; linear algebra; emerging technologies;
  cryptography
robot, robotics, ros, drone, autonomous, self driving
> robotics; control systems; automation; computer vision; embedded systems; mechatronics; simulations; robotic;
  machine controls
computer graphics, opengl, shader, rendering, webgl
> computer graphics; 3d modeling; rendering; computer graphic techniques; visualization; animations
requirement, user story, use case
> requirements analysis; user story; requirements elicitation; software requirements; business requirements;
  requirements management; stakeholder analysis
compiler, parser, automata, turing
> theoretical computer science; compilers; computer science; algorithms; programming language
open source
> open source technology; version control; collaborative software; github
code review, documentation, technical documentation
> technical documentation; code review; software documentation; technical writing; technical communication
computer science
> algorithms; data structures; programming; computer programming; computational thinking; theoretical computer
  science
mainframe, cobol, jcl, z os, zos
> mainframe computing; cobol; ibm; operating systems; job control language; batch processing
r programming, rstudio, ggplot, tidyverse, dplyr, r markdown
> r; r programming; statistical programming; data analysis; data visualization; ggplot2; tidyverse; statistical
  analysis; data manipulation; rmarkdown; exploratory data analysis; data science
matlab, simulink, octave
> matlab; simulink; numerical analysis; simulations; engineering calculations; mathematical modeling; mathematical
  software; scientific computing; programming
julia, fortran, scientific computing
> numerical analysis; scientific computing; computational science; programming; mathematical software
sas
> sas; statistical analysis; data manipulation; statistical programming; data analysis; data processing; sql
excel, spreadsheet, google sheets, vlookup, pivot table, xlookup
> microsoft excel; spreadsheet software; excel formulas; pivot tables and charts; data analysis; data entry; data
  manipulation; data management; google sheets; data visualization; data cleansing
vba, macros
> excel macros; visual basic; automation; microsoft excel; scripting
office 365, microsoft 365, word, powerpoint, outlook, google workspace, google docs, google slides
> microsoft 365; microsoft office; productivity software; collaborative software; microsoft word; microsoft
  powerpoint; google workspace; document management; presentations; calendar management; microsoft outlook;
  microsoft teams
presentation, powerpoint, slides, keynote, prezi
> presentations; microsoft powerpoint; public speaking; data presentation; communication; storytelling; visual
  communication
`;
