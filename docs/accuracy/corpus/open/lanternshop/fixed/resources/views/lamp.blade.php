<h1>{{ $lamp->name }}</h1>
<div class="story">{{ $lamp->description }}</div>
<p>{{ $lamp->price }} €</p>
