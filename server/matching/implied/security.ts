/** Security: what words of a page imply. See `implied.ts` for how to read it. */
export const SECURITY = `
security, cybersecurity, cyber security, cyber, infosec, information security, security+
> cybersecurity; network security; data security; information systems security; threat detection; security controls;
  computer security; cyber attacks; threat management; security management; vulnerability management; vulnerability
  assessments; incident response; risk management; cyber security policies; security awareness; security strategy;
  encryption; security engineering; cyber threat intelligence; cyber risk; application security; it security
  architecture; infrastructure security; identity and access management; authentication
hack, hacking, ethical hacking, penetration testing, pentest, pen testing, kali, metasploit, exploit, red team, burp
suite, nmap
> penetration testing; vulnerability assessments; vulnerability scanning; cyber attacks; network security;
  cybersecurity; exploitation techniques; security testing; exploit development; application security; offensive
  security; vulnerability management; metasploit; threat modeling; network analysis; web applications; security
  controls; command line interface; linux
malware, phishing, ransomware, social engineering, virus
> malware protection; cyber attacks; threat detection; security awareness; email security; cybersecurity; cyber
  threat intelligence; incident response; computer security; endpoint security; human factors security; threat
  management; intrusion detection and prevention
threat, attack, attacker, vulnerability
> cyber attacks; threat detection; threat modeling; vulnerability assessments; threat management; vulnerability
  management; cybersecurity; cyber threat intelligence; risk analysis; security controls; vulnerability
siem, soc analyst, security operations, incident response, threat hunting, blue team, splunk, wireshark
> security information and event management; incident response; threat detection; cyber threat hunting; computer
  security incident management; cybersecurity; cyber security assessment; intrusion detection and prevention;
  network monitoring; continuous monitoring; event monitoring; network security; cyber operations; cyber threat
  intelligence; incident management; network analysis; security management
forensics, digital forensics, evidence, cybercrime
> digital forensics; computer forensics; cybersecurity; incident response; investigation; evidence collection; cyber
  attacks; file systems; data recovery
encryption, cryptography, cryptographic, rsa, pki, aes, ssl, tls, hashing
> cryptography; encryption; public key infrastructure; key management; cybersecurity; data security; advanced
  encryption standard; cryptographic protocols; algorithms; network security; public key cryptography standards;
  secure coding; information systems security; authentication; data integrity; mathematics
identity, iam, sso, mfa, access management, zero trust, privileged access, active directory, saml
> identity and access management; authentication; authorization; single sign on; multi factor authentication; role
  based access control; zero trust network access; user provisioning; security controls; active directory;
  cybersecurity; user accounts; privileged access; data security
owasp, web security, application security, secure coding, devsecops, xss, sql injection, appsec
> application security; secure coding; open web application security project; devsecops; vulnerability assessments;
  web applications; security testing; threat modeling; software development life cycle; vulnerability scanning;
  cyber attacks; security controls; penetration testing; authentication; cybersecurity
cloud security, cspm
> cloud security; cloud computing; identity and access management; data security; security controls; encryption;
  infrastructure security; network security; cybersecurity; threat detection
grc, nist, iso 27001, cissp, cism, cisa, security governance, soc 2, pci, risk framework
> cyber security policies; governance risk management and compliance; nist; security management; risk management;
  information systems security; security controls; risk management framework; compliance management; compliance
  auditing; it security architecture; governance; cyber governance; cyber security strategy; iso; information
  assurance; auditing; cybersecurity; asset management; vulnerability assessments; regulatory compliance; payment
  card industry
privacy, gdpr, hipaa, data protection
> information privacy; data governance; general data protection regulation; personally identifiable information;
  data security; regulatory compliance; hipaa compliance; data ethics; health insurance portability and
  accountability act; law regulation and compliance; compliance management; cyber security policies; legal
ot, scada, ics, industrial control, plc
> industrial control systems; scada; cybersecurity; programmable logic controllers; automation; control systems;
  network security; critical infrastructure
edge computing, edge
> edge computing; internet of things; cloud computing; distributed computing; real time data
information technology, information systems, IT
> information technology; it infrastructure; information systems; technical support; computer systems; management
  information systems
load balancing, high availability
> load balancing; scalability; cloud infrastructure; reliability
digital transformation, digitalization
> digital transformation; business transformation; emerging technologies; innovation; automation; organizational
  change; change management; internet of things; technology strategies; artificial intelligence; technology
  roadmaps; digital strategy
emerging technology, technology trends
> emerging technologies; innovation; digital transformation; technology strategies
vmware nsx, sdn, software defined
> virtual networking; software defined networking; virtualization; network architecture; network security
snowflake
> snowflake; data warehousing; sql; cloud computing; data storage
`;
