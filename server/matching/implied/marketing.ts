/** Markets and customers: what words of a page imply. See `implied.ts` for how to read it. */
export const MARKETING = `
marketing, marketer, marketing strategy, marketing plan
> marketing; marketing strategies; market research; digital marketing; target market; target audience; consumer
  behaviour; brand management; marketing planning; customer insights; market analysis; marketing communications;
  promotional strategies; competitive analysis; marketing management; value propositions; market dynamics; customer
  engagement; marketing channels; brand awareness; content marketing; advertising; strategic marketing; marketing
  campaigns; customer acquisition management; integrated marketing communications; marketing effectiveness; pricing
  strategies; segmentation
digital marketing, online marketing, internet marketing, google ads, ppc, sem, facebook ads, adwords, paid search,
display ads, retargeting
> digital marketing; online advertising; advertising campaigns; search engine marketing; paid media; google ads;
  search engine optimization; pay per click advertising; social media marketing; marketing strategies; target
  audience; campaign management; digital advertising; key performance indicators; performance marketing; marketing
  analytics; return on investment; keyword research; content marketing; email marketing; advertising; a b testing;
  web analytics; conversion; facebook; customer acquisition management; landing pages
seo, keyword, search engine, backlinks
> search engine optimization; keyword research; search engine marketing; content marketing; digital marketing; web
  analytics and seo; link building; web content; google analytics; content optimization; website; web analytics;
  content strategy; local search
social media, instagram, facebook, tiktok, twitter, linkedin, influencer, pinterest, snapchat, youtube
> social media; social media marketing; social media content; social media strategy; social media management;
  content creation; digital marketing; advertising campaigns; content strategy; customer engagement; facebook;
  instagram; target audience; social media campaigns; influencer marketing; brand awareness; content marketing;
  online advertising; marketing; digital content; linkedin; video production; branding
content, content marketing, blog, content creator, content creation, copywriting, copy, newsletter
> content creation; content marketing; content strategy; copywriting; blogs; digital content; content management;
  storytelling; search engine optimization; social media; writing; editing; target audience; brand awareness;
  marketing; persuasive communication; web content; content development and management; email marketing; content
  performance analysis
email marketing, mailchimp, email campaign, hubspot, marketing automation
> email marketing; marketing automation; email automation; digital marketing; lead generation; customer relationship
  management; hubspot crm; customer retention; lead nurturing; customer engagement; a b testing; content marketing;
  campaign management; segmentation; mailchimp
brand, branding, brand identity, rebranding
> branding; brand management; brand strategy; brand awareness; brand identity; brand loyalty; marketing strategies;
  marketing; storytelling; target audience; brand marketing; consumer behaviour; positioning; graphic design; logo
  design; value propositions; customer insights; product marketing
advertising, ad, ads, campaign
> advertising; advertising campaigns; marketing strategies; digital marketing; online advertising; campaign
  management; target audience; media planning; promotional strategies; branding; copywriting; marketing; digital
  advertising
public relations, pr, press, media relations, reputation
> public relations; media relations; marketing communications; strategic communication; crisis communications;
  communication strategies; marketing and public relations; reputation management; news writing; storytelling;
  corporate communications; press releases; media and communications; social media; journalism
market research, consumer research, focus group, customer insight, competitor
> market research; market analysis; competitive analysis; customer insights; consumer behaviour; surveys;
  qualitative research; target market; market intelligence; quantitative research; data collection; customer
  analysis; market trend; competitive intelligence; business research; industry analysis; focus group; segmentation
consumer, consumer behavior, buyer, shopper, persona
> consumer behaviour; customer insights; target audience; market research; persona; psychology; marketing; customer
  analysis; target market; behavioral economics; purchasing; decision making; marketing psychology; segmentation
marketing analytics, roi, attribution, customer analytics, clv, churn
> marketing analytics; customer analysis; return on investment; marketing effectiveness; data analysis; predictive
  analytics; key performance indicators; customer insights; data driven decision making; google analytics; customer
  retention; customer segmentation; a b testing; marketing strategies; data driven marketing; performance
  measurement; business analytics; customer data management
segmentation, targeting, positioning
> target market; customer segmentation; target audience; market segmentation; marketing strategies; positioning;
  value propositions; consumer behaviour; customer insights; market research
customer, customer experience, cx, loyalty, customer success, client
> customer experience; customer service; customer relationship management; customer retention; customer engagement;
  customer insights; customer success management; customer relationship building; customer experience management;
  customer satisfaction; customer support; customer experience improvement; customer experience strategy;
  relationship building; customer analysis; empathy; customer communications management; customer experience
  strategy; client services; journey mapping
customer service, call center, contact center, complaint, customer support
> customer service; customer support; customer complaint resolution; communication; active listening; problem
  solving; empathy; customer satisfaction; customer relationship building; customer inquiries; call center; customer
  experience; verbal communication skills; conflict resolution; help desk support; service recovery
crm, hubspot, salesforce, customer relationship
> customer relationship management; crm software; salesforce; customer retention; sales management; data management;
  sales; customer data management; lead generation; hubspot crm; customer engagement; marketing automation; sales
  pipeline; lead management
sales, sell, selling, salesperson, prospecting, closing, b2b, lead generation, pipeline, cold calling, account
executive, sales pitch
> sales; selling techniques; sales process; sales prospecting; lead generation; sales strategy; customer
  relationship building; sales management; prospecting and qualification; sales pipelines; sales development;
  negotiation; business development; b2b sales; closing; relationship building; sales training; objection handling;
  customer relationship management; needs assessment; persuasive communication; communication; sales presentation;
  sales operations; account management; customer engagement; overcoming objections; inside sales; consultative
  selling; sales enablement; presentations; territory management; outbound calls; goal setting; cold calling; buyer
account management, key account
> account management; customer relationship building; key account development; sales; client services; customer
  retention; strategic partnership; relationship management
business development, partnership
> business development; new business development; partnership development; sales; networking; relationship building;
  strategic partnership; growth strategies; negotiation
retail, store, merchandising, fashion, luxury
> retail; merchandising; fashion; retail management; retail sales; visual merchandising; brand management; luxury;
  consumer behaviour; e-commerce; omnichannel; inventory management; customer experience; apparel; retail store
  operations; pricing strategies; textiles; trend analysis
go to market, product marketing, launch
> go to market strategy; product marketing; marketing strategies; product management; value propositions; target
  market; marketing planning; product launch; positioning; competitive analysis; market research
`;
