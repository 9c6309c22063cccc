/** Money: what words of a page imply. See `implied.ts` for how to read it. */
export const FINANCE = `
accounting, bookkeeping, ledger, debit, credit, gaap, ifrs, journal entries, balance sheet, income statement,
quickbooks
> accounting; financial accounting; financial statements; bookkeeping; general ledger; financial reporting; balance
  sheet; income statement; generally accepted accounting principles; accrual accounting; reconciliation; financial
  statement analysis; accounting software; general accounting; financial analysis; accounts payable; accounts
  receivable; accounts payable and receivable; cash flows; quickbooks; payroll; auditing; international financial
  reporting standards; inventory accounting; depreciation; fixed asset; cost accounting; account reconciliation;
  record keeping; accounting systems; ledgers; equities; tax accounting; accounting records; financial management
managerial accounting, cost accounting, costing, variance analysis
> management accounting; cost accounting; budgeting; cost management; operating cost; financial planning; budget
  management; decision making; financial analysis; performance measurement; activity based costing; variance
  analysis; operational analysis; break even; cost estimation; cost control
tax, taxation, income tax, irs
> tax; income tax; tax compliance; tax laws; tax returns; tax planning; corporate tax; tax preparation; accounting;
  tax accounting; financial regulation; business transactions; federal taxation
payroll
> payroll; payroll administration; payroll processing; payroll tax; compensation and benefits; human resources
budget, budgeting, cost, financial planning, fp&a
> budgeting; financial planning; cost management; budget management; forecasting; financial management; financial
  forecasting; financial analysis; financial modeling; cost benefit analysis; variance analysis; cost control;
  business planning
finance, financial, corporate finance, npv, cost of capital, capital budgeting, cash flow, wacc
> finance; corporate finance; financial analysis; financial management; capital budgeting; cash flows; financial
  modeling; return on investment; financial statement analysis; business valuation; financial statements; working
  capital; risk management; financial planning; investments; cost of capital; mergers and acquisitions; capital
  structure; capital expenditure; business finance; net present value; time value of money; financial acumen; cash
  flow forecasting; financial policy
valuation, dcf, merger, acquisition, m&a, private equity, investment banking, lbo, ipo
> business valuation; mergers and acquisitions; financial modeling; private equity; investment banking; financial
  analysis; corporate finance; due diligence; financial statement analysis; capital markets; cash flows; venture
  capital; discounted cash flow; equities; leverage; finance; investments; deal making
invest, investing, investment, stock, portfolio, bond, securities, trading, trader, derivatives, options, futures,
hedge fund, etf, capm
> investments; portfolio management; investment management; financial market; equities; asset management;
  derivatives; risk management; financial trading; securities trading; technical analysis; return on investment;
  risk analysis; market data; asset allocation; securities; financial analysis; portfolio risk; financial modeling;
  wealth management; capital markets; financial instruments; hedging; options trading; trend analysis; behavioral
  economics; investment analysis
algorithmic trading, quantitative finance, quant
> quantitative finance; financial trading; financial modeling; algorithms; risk modeling; time series analysis;
  portfolio management; financial market; machine learning; derivatives; backtesting; statistical modeling
bank, banking, loan, credit, lending, mortgage, credit risk
> banking; lending and underwriting; loans; commercial banking; credit risk; financial services; mortgage loans;
  underwriting; financial institution; risk management; financial regulation; commercial lending; retail banking;
  payment systems; financial analysis; money laundering
fintech, payments, digital payment, insurtech, open banking
> fintech; payment systems; financial services; blockchain; digital transformation; financial inclusion; innovation;
  payment processing; financial systems; banking; emerging technologies; digital assets; insurance
insurance, actuarial, underwriting, claims
> insurance; underwriting; lending and underwriting; risk management; actuarial science; claims processing;
  insurance policies; financial services; risk analysis; property and casualty insurance; life insurance
personal finance, money management, retirement, saving, debt, credit score, financial literacy
> financial literacy; financial planning; personal finance; budgeting; investments; wealth management; cash flow
  management; loans; income tax; goal setting; debt management; asset management; risk management; retirement
  planning; consumer lending
aml, money laundering, fraud, kyc, financial crime
> anti money laundering; fraud detection; financial regulation; compliance management; know your customer; due
  diligence; regulatory compliance; risk management; investigation; banking; internal controls
economics, economy, microeconomics, macroeconomics, economic, gdp, inflation, monetary policy, supply and demand,
market
> economics; market dynamics; fiscal policy; socioeconomics; supply and demand; business economics; economic
  development; policy analysis; international trade; public policies; market analysis; behavioral economics;
  decision making; game theory; mathematical modeling; consumer behaviour; economics policy and social studies;
  econometrics; financial market; financial policy; tax; pricing
econometrics
> econometrics; regression analysis; statistical modeling; statistical methods; economics; time series analysis;
  statistical analysis
game theory, auction, mechanism design
> game theory; strategic decision making; economics; mathematical modeling; decision making; negotiation; market
  dynamics; conflict management
`;
