/** Cloud, networks and running systems: what words of a page imply. See `implied.ts` for how to read it. */
export const CLOUD = `
aws, amazon web services, ec2, s3, lambda, cloudformation, cloudwatch, iam, vpc, aws certified
> amazon web services; cloud computing; cloud infrastructure; cloud services; cloud security; cloud storage;
  serverless computing; amazon ec2; amazon s3; cloud deployment; scalability; aws identity and access management;
  identity and access management; cloud computing architecture; cloud platforms; cloud management; amazon cloudwatch
dynamodb
> amazon dynamodb; nosql; databases
azure, az 900, az 104, microsoft azure, entra
> microsoft azure; cloud computing; cloud services; cloud security; cloud infrastructure; azure active directory;
  identity and access management; cloud storage; cloud management; virtual machines; cloud deployment; cloud
  platforms; network security; cloud administration; virtual networking; cloud solutions
google cloud, gcp, compute engine, bigquery, cloud run, app engine, gke, cloud storage
> google cloud platform; cloud computing; cloud infrastructure; cloud services; cloud storage; kubernetes; cloud
  engineering; cloud platforms; cloud management; cloud deployment; cloud solutions; identity and access management;
  infrastructure as code; cloud applications
ibm cloud, openshift, oracle cloud, oci
> cloud computing; cloud services; cloud platforms; kubernetes; ibm cloud; openshift; cloud infrastructure; cloud
  development; containerization
cloud, cloud computing
> cloud computing; cloud services; cloud infrastructure; cloud security; cloud platforms; cloud computing
  architecture; virtualization; cloud storage; scalability; cloud deployment; infrastructure as a service; platform
  as a service; software as a service; public cloud; private cloud; hybrid cloud computing; serverless computing
iaas, paas, saas
> software as a service; infrastructure as a service; platform as a service; cloud computing; cloud services; cloud
  applications
serverless, lambda, cloud functions
> serverless computing; aws lambda; event driven programming; cloud computing; scalability; cloud development; api
  gateway
migration, migrate
> data migration; cloud computing; cloud migration; workload migration; change management
docker, container, containers, dockerfile, podman
> docker; containerization; application deployment; devops; virtual machines; cloud native computing; kubernetes;
  microservices; virtualization; cloud deployment
kubernetes, k8s, helm, kubectl, pods, openshift, istio
> kubernetes; containerization; docker; application deployment; cloud native computing; scalability; devops;
  microservices; cloud deployment; load balancing; continuous deployment; infrastructure as code; cloud
  infrastructure; command line interface; prometheus; virtual networking; role based access control
devops, ci cd, jenkins, continuous integration, continuous delivery, azure devops, github actions, gitlab ci, gitops
> devops; ci cd; continuous integration; continuous delivery; continuous deployment; jenkins; automation; version
  control; agile; application deployment; infrastructure as code; containerization; test automation; software
  development life cycle; release management; build tools; continuous monitoring; development environment; github
terraform, ansible, puppet, chef, cloudformation, infrastructure as code, iac, pulumi
> infrastructure as code; terraform; ansible; configuration management; automation; devops; cloud infrastructure;
  system configuration; cloud deployment; it automation; cloud management; scalability
monitoring, observability, prometheus, grafana, logging, datadog, splunk, new relic, elk
> system monitoring; continuous monitoring; prometheus; grafana; application performance management; performance
  tuning; dashboard; event monitoring; incident response; anomaly detection; reliability; devops; network monitoring
sre, site reliability, slo, reliability
> site reliability engineering; reliability; system monitoring; devops; scalability; incident management;
  automation; service level
elasticsearch, kibana, logstash, opensearch, solr
> elasticsearch; search engine; data storage; real time data; big data; dashboard
virtualization, vmware, vsphere, hyper v, virtualbox, hypervisor, vcenter, esxi
> virtualization; virtual machines; virtualization and virtual machines; vmware; vmware vsphere; it infrastructure;
  virtual environment; system administration; data centers; virtual networking; server administration; data storage;
  load balancing
network, networking, ccna, cisco, tcp ip, routing, switch, router, subnet, lan, vlan, dns, dhcp, osi, ospf, bgp
> computer networking; networking hardware; network protocols; tcp ip; network infrastructure; network architecture;
  network routers; network switches; network administration; network troubleshooting; local area networks; network
  security; network engineering; network routing; dynamic host configuration protocol; virtual local area network;
  general networking; wide area networks; network planning and design; wireless networks; virtual private networks;
  network administration; domain name system; infrastructure architecture
wireless, wifi, wi fi, 5g, lte, telecom, telecommunication, cellular, antenna
> wireless networks; telecommunications; network architecture; computer networking; radio frequency; mobile
  networks; electronics; network protocols; signal processing; emerging technologies
vpn, firewall, ids, intrusion, palo alto, fortinet
> firewall; network security; virtual private networks; intrusion detection and prevention; threat detection;
  security controls; cybersecurity; network protocols; network infrastructure; security management; threat
  management; network monitoring; cloud security; cyber threat
server, data center, storage
> servers; data centers; server administration; it infrastructure; data storage; system administration; data storage
  technologies; storage area network
help desk, it support, troubleshooting, technical support, comptia a+, hardware, google it
> technical support; help desk support; computer hardware; troubleshooting; operating systems; hardware
  troubleshooting; customer service; software installation; computer networking; desktop support; end user training
  and support; peripheral devices; microsoft windows; it service management; information technology; network
  troubleshooting; problem management; customer support
itil, service management, service desk, itsm
> it service management; information technology infrastructure library; service level; incident management;
  continuous improvement process; it management; problem management; change management; service delivery; service
  desk; service improvement
backup, disaster recovery, business continuity, resilience, high availability
> disaster recovery; business continuity; business continuity planning; data backup; data storage; risk management;
  contingency planning; crisis management; resilience; incident response; data integrity; cyber resilience
system administration, sysadmin, administrator
> system administration; user accounts; linux administration; system configuration; servers; operating systems; it
  infrastructure; system monitoring
`;
