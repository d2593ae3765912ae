#!/bin/sh
pip install "flask==2.3.2" gunicorn
