# ruleid: has-block
resource "store" "direct" {
  access {
    public = true
  }
}

# ruleid: has-block
resource "store" "nested" {
  name = "n"
  settings {
    access {
      mode   = "rw"
      public = true
    }
  }
}

# ok: has-block
resource "store" "elsewhere" {
  settings {
    public = true
    access {
      mode = "rw"
    }
  }
}

# ok: has-block
resource "store" "object" {
  settings = {
    access = {
      public = true
    }
  }
}

# ruleid: has-setting
resource "store" "owned" {
  owner = "me"
}

# ok: has-setting
resource "store" "inner" {
  settings {
    owner = "me"
  }
}

# ruleid: open-block
resource "queue" "more" {
  name = "q"
  labels = {
    team = "a"
    area = "b"
  }
}

# ok: open-block
resource "queue" "other" {
  labels = {
    team = "b"
  }
}
