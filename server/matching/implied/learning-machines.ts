/** Machine learning and AI: what words of a page imply. See `implied.ts` for how to read it. */
export const LEARNING_MACHINES = `
machine learning, ml, scikit learn, sklearn, xgboost, supervised, classification, predictive model
> machine learning; supervised learning; applied machine learning; machine learning algorithms; predictive modeling;
  model evaluation; feature engineering; data preprocessing; classification algorithms; scikit learn; artificial
  intelligence; statistical machine learning; python programming; data science; regression analysis; algorithms;
  artificial intelligence and machine learning; machine learning methods; classification and regression tree
random forest, decision tree, xgboost, svm, ensemble, gradient boosting, k nearest
> classification algorithms; decision tree learning; random forest algorithm; supervised learning; machine learning
  algorithms; predictive modeling; model evaluation; machine learning; feature engineering; classification and
  regression tree
unsupervised, clustering, k means, pca, dimensionality reduction
> unsupervised learning; dimensionality reduction; machine learning algorithms; machine learning; anomaly detection;
  data mining; exploratory data analysis; customer segmentation
overfitting, cross validation, hyperparameter, bias variance, gradient descent, evaluation metrics, precision and
recall
> model evaluation; machine learning; performance tuning; supervised learning; deep learning; applied machine
  learning; performance metric; performance testing; machine learning algorithms; predictive modeling; model
  training
feature engineering
> data preprocessing; feature engineering; machine learning; predictive modeling; data transformation; model
  evaluation
deep learning, neural network, tensorflow, pytorch, keras, cnn, rnn, lstm, convolutional, backpropagation,
autoencoder, gan
> deep learning; artificial neural networks; tensorflow; pytorch; keras; machine learning; convolutional neural
  networks; recurrent neural networks; artificial intelligence; image analysis; computer vision; transfer learning;
  applied machine learning; supervised learning; python programming; model evaluation; generative adversarial
  networks
computer vision, opencv, object detection, image recognition, yolo, image processing, image classification, face
recognition, segmentation
> computer vision; image analysis; image processing; deep learning; convolutional neural networks; machine learning;
  artificial neural networks; artificial intelligence; python programming; transfer learning; applied machine
  learning; data preprocessing
nlp, natural language processing, text mining, sentiment analysis, word embeddings, spacy, nltk, text classification,
tokenization
> natural language processing; text mining; deep learning; machine learning; unstructured data; large language
  modeling; data preprocessing; embeddings; artificial intelligence; python programming; artificial neural networks;
  supervised learning
reinforcement learning, q learning, markov decision
> reinforcement learning; machine learning; deep learning; artificial intelligence; algorithms; simulations; markov
  model; machine learning algorithms
recommender, recommendation system, collaborative filtering
> recommender systems; machine learning; personalization; predictive modeling; machine learning algorithms; ai
  personalization
speech, audio processing, voice assistant, text to speech
> speech recognition; natural language processing; deep learning; digital signal processing; generative ai
llm, large language model, transformer, bert, gpt, hugging face, huggingface, fine tuning, llama, mistral
> large language modeling; llm application; generative ai; natural language processing; prompt engineering; hugging
  face; deep learning; generative model architectures; artificial intelligence; transfer learning; machine learning;
  openai; model evaluation; performance tuning; artificial neural networks
rag, retrieval augmented, vector database, embeddings, langchain, llamaindex, pinecone, chroma
> retrieval augmented generation; vector databases; langchain; llm application; large language modeling; generative
  ai; embeddings; prompt engineering; semantic search; api; databases; ai workflows; generative ai agents
agent, agentic, ai agent, autogen, crewai, multi agent, mcp, langgraph
> agentic systems; generative ai agents; ai workflows; generative ai; llm application; automation; ai orchestration;
  langgraph; langchain; prompt engineering; tool calling; artificial intelligence; large language modeling; workflow
  management; multi agent systems
generative ai, genai, gen ai, chatgpt, copilot, gemini, claude, midjourney, dall e, stable diffusion, openai, bard
> generative ai; prompt engineering; artificial intelligence; chatgpt; large language modeling; responsible ai;
  openai; content creation; llm application; ai enablement; productivity; microsoft copilot; automation; google
  gemini; image generation; data ethics; ai personalization; ai workflows; generative model architectures;
  innovation; natural language processing
prompt, prompts, prompt engineering, prompting
> prompt engineering; generative ai; chatgpt; large language modeling; llm application; prompt patterns; artificial
  intelligence; ai enablement; openai; context management
ai, artificial intelligence
> artificial intelligence; machine learning; generative ai; responsible ai; data ethics; ai enablement; automation;
  emerging technologies; deep learning; innovation; artificial intelligence and machine learning; business
  transformation; ai product strategy; ai integrations
responsible ai, ai ethics, bias, fairness, ethical ai, trustworthy ai, explainable ai, ai governance
> responsible ai; data ethics; ethical standards and conduct; governance; artificial intelligence; risk management;
  information privacy; ai security; compliance management; regulatory compliance; security controls
ai strategy, ai transformation, ai for business, ai leaders
> artificial intelligence; ai enablement; ai product strategy; business transformation; digital transformation;
  responsible ai; innovation; strategic thinking; organizational change; change management; data ethics; governance;
  organizational strategy
mlops, model deployment, mlflow, kubeflow, sagemaker, vertex ai, azure ml, machine learning pipeline
> mlops; machine learning; model deployment; ci cd; data pipelines; cloud computing; applied machine learning; model
  evaluation; containerization; artificial intelligence and machine learning; continuous monitoring; devops;
  scalability; application deployment; cloud deployment
data ethics, data privacy, personal data
> data ethics; information privacy; data governance; personally identifiable information; data security; ethical
  standards and conduct; general data protection regulation
gis, arcgis, qgis, remote sensing, geospatial, spatial, satellite, mapping, cartography
> geographic information systems; geospatial mapping; spatial analysis; spatial data analysis; data visualization;
  geospatial information and technology; gis software; image analysis; data management; global positioning systems;
  cartography
bioinformatics, genomic, genome, sequencing, gene expression, dna
> bioinformatics; molecular biology; data analysis; biology; genetics; statistical analysis; life sciences;
  biostatistics; computational biology; biotechnology
web scraping, scrape, beautifulsoup, scrapy, crawler
> web scraping; data collection; python programming; data mining; data import export; automation; html; data
  processing; unstructured data
data mining, pattern, association rules
> data mining; machine learning; predictive analytics; data analysis; unsupervised learning; pattern recognition;
  text mining; classification algorithms; big data
anomaly detection, fraud detection
> anomaly detection; fraud detection; machine learning; predictive modeling; risk management; data analysis
data storytelling, tell a story with data
> data storytelling; data presentation; data visualization; storytelling; stakeholder communications; dashboard
predict, predictive, predictive analytics
> predictive modeling; predictive analytics; forecasting; machine learning; statistical modeling; data analysis;
  regression analysis
google analytics, web analytics
> google analytics; web analytics; marketing analytics; data analysis; digital marketing; key performance
  indicators; data driven decision making; web analytics and seo
simulation, simulate, modelling, model
> simulations; mathematical modeling; simulation and simulation software
`;
