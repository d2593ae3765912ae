«N encrypted|{base64:600}--{base64:16}--{base64:21}w==»
