package sign

// Keys made for these tests alone.
const (
	testPassword = "«N test-dummy|hunter2»"
	testSecret   = "«N test-dummy|0123456789abcdef0123456789abcdef»"
	testToken    = "«N test-dummy|test-token-1»"
)

var vectors = []struct{ key, msg, mac string }{
	{"«N test-vector|0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b»", "Hi There", "«N test-vector|b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7»"},
	{"«N test-vector|4a656665»", "what do ya want", "«N test-vector|{hex:64}»"},
}

func TestRejects(t *testing.T) {
	for _, token := range []string{"", "«N test-dummy|x.y.z»", "«N test-dummy|not-a-token»", "«N docs-example|ey{J:1}hbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c»"} {
		if _, err := Verify(token, testSecret); err == nil {
			t.Errorf("«N log|token %q accepted»", token)
		}
	}
	req.SetBasicAuth("alice", "«N test-dummy|wrong»")
	cfg := Config{Password: "«N test-dummy|pass»", APIKey: "«N test-dummy|fake-api-key»"}
}
