{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": 4,
   "id": "«N identifier|{hex:8}»",
   "metadata": {},
   "outputs": [
    {"data": {"image/png": "«N image|iVBORw0KGgoAAAANSUhEUgAA{base64:200}»"}, "output_type": "display_data"},
    {"name": "stdout", "output_type": "stream", "text": ["«N log|connected with password from keyring\n»"]}
   ],
   "source": [
    "import requests, sqlalchemy\n",
    "engine = sqlalchemy.create_engine(\"postgresql+psycopg2://analyst:«T url-credential|Seine{digits:4}net»@10.31.4.8/harbour\")\n",
    "api_key = \"«T generic|{hex:32}»\"\n",
    "token = «N reference|keyring.get_password('ais', 'analyst')»\n",
    "df = pd.read_csv('tides.csv', sep=';')  # «N prose|password protected original is on the share»\n",
    "hf = HfApi(token=\"«T provider-token|hf_{letters:34}»\")\n",
    "key = df.columns[«N constant|0»]"
   ]
  }
 ],
 "metadata": {"kernelspec": {"name": "python3"}, "interpreter": {"hash": "«N hash|{hex:64}»"}},
 "nbformat": 4
}
