import os

# ruleid: config-debug-switch
DEBUG_MODE = True
# ruleid: config-debug-switch
TRACE_SQL = True  # slow queries
# ruleid: config-debug-switch
SKIP_AUTH: bool = True

# ok: config-debug-switch
DEBUG_MODE = False
# ok: config-debug-switch
DEBUG_MODE = os.environ.get("DEBUG") == "1"
# ok: config-debug-switch
# TRACE_SQL = True
# ok: config-debug-switch
CACHE = True
