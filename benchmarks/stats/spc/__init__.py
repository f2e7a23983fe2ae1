"""Statistical process control: XmR charts with the rules of NHS Making Data Count. Pure."""
