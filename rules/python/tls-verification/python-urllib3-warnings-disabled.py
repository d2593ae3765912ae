import warnings

import requests
import urllib3
from urllib3.exceptions import InsecureRequestWarning

# ruleid: python-urllib3-warnings-disabled
urllib3.disable_warnings()

# ruleid: python-urllib3-warnings-disabled
urllib3.disable_warnings(InsecureRequestWarning)

# ruleid: python-urllib3-warnings-disabled
requests.packages.urllib3.disable_warnings()

# ruleid: python-urllib3-warnings-disabled
warnings.simplefilter("ignore", InsecureRequestWarning)

# ok: python-urllib3-warnings-disabled
urllib3.disable_warnings(urllib3.exceptions.DependencyWarning)

# ok: python-urllib3-warnings-disabled
warnings.simplefilter("ignore", DeprecationWarning)

# ok: python-urllib3-warnings-disabled
warnings.simplefilter("error", InsecureRequestWarning)
