from setuptools import setup

# install_requires=["commented"]
REQUIRED = ["elsewhere"]
setup(
    name="shop",
    install_requires=[
        "flask>=2",  # "quoted"
        'jinja2',
    ],
    extras_require={"s3": ["boto3==1.0"], "all": []},
    tests_require=REQUIRED,
)
