/** Data and what is done with them: what words of a page imply. See `implied.ts` for how to read it. */
export const DATA = `
sql, mysql, postgresql, postgres, sqlite, sql server, oracle, t-sql, pl/sql, mariadb, stored procedure, joins,
subqueries
> sql; databases; relational databases; query languages; database management; database design; database management
  systems; data manipulation; stored procedure; data management; database administration; data analysis
mysql
> mysql; sql; databases
sql server, t-sql, ssis, ssrs, ssas
> microsoft sql server; transact sql; sql; database administration; extract transform load; data warehousing;
  databases
oracle, pl/sql
> oracle databases; databases; sql; database administration; stored procedure
nosql, mongodb, cassandra, redis, dynamodb, couchbase, neo4j, document database
> nosql; databases; mongodb; database management; data modeling; scalability; data storage; json; database design;
  apache cassandra; database management systems
neo4j, graph database, knowledge graph
> graph database; databases; graph theory; data modeling; query languages; semantic web
database, dbms, er diagram, normalization, schema
> databases; database design; relational databases; database management; data modeling; sql; database management
  systems; database theory; data integrity; data storage
data warehouse, snowflake, redshift, bigquery, star schema, dimensional modeling, olap
> data warehousing; extract transform load; data modeling; star schema; data integration; sql; business
  intelligence; snowflake schema; big data; data storage; data lakes; data architecture; databases
data lake, lakehouse, databricks, delta lake
> data lakes; databricks; apache spark; big data; data warehousing; data pipelines; extract transform load; data
  architecture; data storage; data engineering
etl, data pipeline, airflow, data engineering, data engineer, kafka, nifi, dbt, data ingestion, talend, informatica
> data pipelines; extract transform load; data integration; data warehousing; data transformation; apache airflow;
  apache kafka; big data; data engineering; data quality; data processing; real time data; sql; data architecture;
  data import export
kafka, streaming, stream processing, flink, pub sub, real time
> real time data; apache kafka; data pipelines; distributed computing; event driven programming; big data; data
  processing; scalability
big data, hadoop, spark, hive, mapreduce, hdfs, pyspark
> big data; apache hadoop; apache spark; apache hive; data processing; distributed computing; data pipelines;
  pyspark; data storage; data transformation; scalability; sql; data analysis
data analysis, data analytics, data analyst, analyze data, analytics
> data analysis; data visualization; data driven decision making; statistical analysis; exploratory data analysis;
  analytics; data cleansing; data collection; business intelligence; business analytics; data processing;
  spreadsheet software; data presentation; analytical skills; sql
data science, data scientist
> data science; machine learning; statistics; data analysis; python programming; data visualization; data
  processing; statistical analysis; predictive modeling; exploratory data analysis; data wrangling; data driven
  decision making
data cleaning, data wrangling, missing values, outliers, preprocessing, clean data, data quality
> data cleansing; data preprocessing; data manipulation; data transformation; data quality; data wrangling;
  exploratory data analysis; data validation; data integrity; data processing; anomaly detection
data visualization, visualization, chart, dashboard, tableau, power bi, looker, qlik, matplotlib, seaborn, plotly, d3,
ggplot
> data visualization; data visualization software; dashboard; data storytelling; data presentation; interactive data
  visualization; business intelligence; data analysis; statistical visualization; plot; scatter plots; box plots;
  heat maps; histogram; graphing
tableau
> tableau software; data visualization software; dashboard; data analysis; data storytelling; business intelligence
  software
power bi, dax, power query
> power bi; dax; data analysis expressions; power query; data modeling; business intelligence; dashboard; data
  transformation; data visualization software; microsoft excel; data analysis; business intelligence software; data
  cleansing; star schema
matplotlib, seaborn, plotly
> matplotlib; seaborn; plotly; python programming; statistical visualization; scatter plots; histogram; plot
business intelligence, bi, reporting, kpi, metrics, scorecard
> business intelligence; dashboard; data driven decision making; business analytics; key performance indicators;
  performance metric; data visualization; business intelligence software; business reporting; performance
  measurement
data driven, decisions, evidence based
> data driven decision making; decision making; data analysis; analytics; business analytics
data governance, data quality, data catalog, metadata, data stewardship, master data
> data governance; data quality; data management; metadata management; data security; data integrity; information
  privacy; compliance management; regulatory compliance; data lineage; data strategy; master data management
data model, data modelling, entity relationship
> data modeling; database design; databases; relational databases; data architecture
data collection, survey, questionnaire, sampling
> surveys; data collection; sampling; survey creation; research design; quantitative research; questionnaires;
  statistical methods
statistics, statistical, hypothesis testing, confidence interval, p value, anova, t test, chi square, inferential,
statistical inference
> statistics; statistical hypothesis testing; statistical analysis; statistical inference; probability and
  statistics; data analysis; statistical methods; descriptive statistics; probability; probability distribution;
  sampling; regression analysis; statistical modeling; statistical software
probability, bayes, bayesian, random variable, markov, monte carlo, stochastic
> probability; probability and statistics; bayesian statistics; statistics; probability distribution; statistical
  methods; statistical modeling; markov model; mathematical modeling; bayesian network; simulations; applied
  mathematics
regression, linear model, logistic, linear regression, correlation
> regression analysis; statistical modeling; correlation analysis; predictive modeling; supervised learning;
  statistical analysis; statistical methods; logistic regression; data analysis; predictive analytics
time series, arima, forecasting
> time series analysis and forecasting; forecasting; predictive modeling; statistical modeling; trend analysis;
  predictive analytics; statistical analysis
experiment, a b test, a b testing, ab testing, causal inference, experimental design
> a b testing; experimentation; statistical hypothesis testing; research design; statistical analysis; design of
  experiments; statistical methods
spss, stata, minitab, epidemiologic data
> statistical software; statistical analysis; ibm spss; stata; data analysis; biostatistics; statistical methods
`;
