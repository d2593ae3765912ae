{
 "cells": [
  {
   "cell_type": "code",
   "execution_count": 1,
   "metadata": {"id": "«N asset-id|{base62:12}»"},
   "outputs": [
    {"name": "stdout", "output_type": "stream", "text": ["«N log|Token is valid (permission: read).»\n", "«N log|Your token has been saved to /home/jovyan/.cache/huggingface/token»\n"]}
   ],
   "source": [
    "from huggingface_hub import login\n",
    "login('«T provider-token|hf_{letters:34}»')\n",
    "!git clone https://rope:«T url-credential|{base62:20}»@git.ropewalk.example/knots/data.git\n",
    "%env KAGGLE_KEY=«T provider-token|{hex:32}»\n",
    "%env KAGGLE_USERNAME=ropewalk\n",
    "%env COMET_API_KEY=«N placeholder|your-api-key»\n"
   ]
  },
  {
   "cell_type": "code",
   "execution_count": 2,
   "metadata": {},
   "outputs": [
    {"data": {"text/html": ["<div id=\"«N uuid|{uuid}»\"></div>"], "image/png": "«N image|iVBORw0KGgoAAAANSUhEUgAA{base64:300}»"}, "metadata": {}, "output_type": "display_data"}
   ],
   "source": [
    "engine = create_engine('postgresql://knots:«T url-credential|Splice{digits:3}Marlin»@10.11.0.2/knots')\n",
    "snow = connect(user='ropewalk', password='«T password|Bowline{digits:4}Bight»', account='«N public-id|xy12345.eu-west-1»')\n",
    "tokens = tokenizer('«N prose|secret of the sheet bend»', return_tensors='pt')\n",
    "password_entropy = lambda p: len(set(p)) / len(p)\n",
    "key = df.columns[0]\n",
    "seed = «N constant|0x5eed5eed»\n",
    "token_ids = [«N tokenizer|101, 3595, 102»]\n",
    "checkpoint = '«N hash|{hex:40}»'\n"
   ]
  },
  {
   "cell_type": "markdown",
   "metadata": {},
   "source": ["Dataset: [link](«N url-clean|https://zenodo.example/records/1234567/files/knots.zip?download=1»), md5 `«N hash|{hex:32}»`. ", "Password of the zip: «T password|turk-head-{digits:4}»\n"]
  },
  {
   "cell_type": "code",
   "execution_count": null,
   "metadata": {},
   "outputs": [],
   "source": [
    "client = Cohere(api_key='«T generic|{base62:40}»')\n",
    "os.environ['OPENAI_API_KEY'] = «N reference|userdata.get('OPENAI_API_KEY')»\n",
    "headers = {'Authorization': 'Bearer «T authorization|{base62:48}»'}\n",
    "s3 = boto3.client('s3', aws_access_key_id='«T provider-token|AKIA{base32:16}»', aws_secret_access_key='«T provider-token|{base64:40}»')\n",
    "s3.get_object(Bucket='ropewalk', Key='«N identifier|raw/2026/10/token_counts_v2.parquet»')\n"
   ]
  }
 ],
 "metadata": {"kernelspec": {"name": "python3"}, "vscode": {"interpreter": {"hash": "«N hash|{hex:64}»"}}},
 "nbformat": 4,
 "nbformat_minor": 5
}
