/** Law, policy and society: what words of a page imply. See `implied.ts` for how to read it. */
export const SOCIETY = `
law, legal, contract, court, constitution, litigation, lawyer, attorney, judge, jurisdiction
> law; legal research; contract law; legal writing; business law; litigation; legal proceedings; court systems;
  civil law; legal; legal risk; legal strategy; contract management; law regulation and compliance; international
  law; common law; constitutional law; criminal law; legal terminology; regulatory compliance; case law
intellectual property, patent, trademark, copyright, licensing
> intellectual property; patents; copyright; trademark; law; innovation; legal risk; licensing; contract law;
  business law
human rights, humanitarian, refugee, migration, justice
> human rights; social justice; international relations; international law; advocacy; policy analysis; political
  sciences; diversity awareness; cultural diversity; humanitarian; ethics; public policy; social issues; criminal
  justice
ethics, ethical, moral
> ethical standards and conduct; business ethics; social justice; critical thinking; philosophy; decision making;
  corporate social responsibility; governance; accountability; professional ethics; integrity; medical ethics
esg, sustainability, sustainable, csr, climate, green, carbon, circular economy, net zero, sdg
> sustainability; environment social and corporate governance; sustainable development; corporate sustainability;
  environmental issue; sustainable business; environmental management; climate change mitigation; climate change
  programs; corporate social responsibility; environmental policy; energy; sustainability reporting; social impact;
  environmental science; sustainability standards; renewable energy; environmental resource management; climate
  change adaptation; pollution prevention; environmental engineering and restoration; waste minimization;
  sustainable systems; natural resource management; environment
social impact, nonprofit, philanthropy, ngo, charity, social enterprise, fundraising
> social impact; fundraising; non profit accounting; social enterprise; sustainable development; community
  development; social entrepreneurship; philanthropy; grant writing; social sciences; stakeholder engagement;
  program evaluation; community outreach; donor relations
public policy, government, policy, public administration, politics, political, democracy, election
> public policies; policy analysis; public administration; political sciences; government; policy development;
  policy making; governance; international relations; economics; public affairs; policy and procedures; social
  sciences; civic engagement; regulatory compliance; world history
international relations, diplomacy, geopolitics, global affairs, security studies, terrorism, peace, conflict
> international relations; diplomacy; political sciences; world history; foreign policy; policy analysis; conflict
  management; national security; cultural diversity; economics; social sciences; peacebuilding; negotiation;
  intelligence collection and analysis
`;
