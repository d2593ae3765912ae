<h1>Sign in</h1>
<form method="post" action="/sign-in">
  @csrf
  <input name="email" type="email" required>
  <input name="password" type="password" required>
  <button>Sign in</button>
</form>
