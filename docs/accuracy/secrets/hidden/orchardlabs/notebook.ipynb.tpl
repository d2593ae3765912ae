{
 "cells": [
  {
   "cell_type": "markdown",
   "metadata": {},
   "source": ["# Harvest forecast\n", "«N prose|Set your token first: export WANDB_API_KEY=<your key>»\n"]
  },
  {
   "cell_type": "code",
   "execution_count": 3,
   "id": "«N asset-id|{hex:8}»",
   "metadata": {},
   "outputs": [],
   "source": [
    "import wandb, psycopg2\n",
    "wandb.login(key='«T provider-token|{hex:40}»')\n",
    "conn = psycopg2.connect(host='10.8.0.4', dbname='warehouse', user='analyst', password='«T password|Russet{digits:4}-graft»')\n",
    "token = «N reference|dbutils.secrets.get(scope='orchard', key='databricks')»\n"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": 4,
   "metadata": {},
   "outputs": [
    {
     "data": {"image/png": "«N image|iVBORw0KGgo{base64:399}w==»"},
     "metadata": {},
     "output_type": "display_data"
    },
    {
     "name": "stdout",
     "output_type": "stream",
     "text": ["«N log|wandb: Currently logged in as: orchardlabs. Use `wandb login --relogin`»\n", "run id «N asset-id|{lower-alnum:8}»\n"]
    }
   ],
   "source": [
    "url = 'https://«T url-credential|{base62:32}»:x@weather.example.com/v3/daily'\n",
    "headers = {'Authorization': 'Basic «T authorization|{basic}»'}\n",
    "dbx = 'https://adb-{digits}.azuredatabricks.net'\n",
    "os.environ['DATABRICKS_TOKEN'] = '«T provider-token|dapi{hex:32}»'\n",
    "os.environ['PINECONE_API_KEY'] = '«T provider-token|pcsk_{base62:6}_{base62:63}»'\n",
    "os.environ['HF_TOKEN'] = «N reference|getpass('HF token: ')»\n",
    "api_key = '«N placeholder|INSERT_KEY_HERE»'\n"
   ]
  }
 ],
 "metadata": {
  "colab": {"provenance": [], "authorship_tag": "«N public-id|ABX9TyP{base64url:20}»"},
  "interpreter": {"hash": "«N hash|{hex:64}»"}
 },
 "nbformat": 4,
 "nbformat_minor": 5
}
