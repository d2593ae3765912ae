use axum::{Router, extract::Path, routing::{delete, get, post, put}};

fn app() -> Router {
    Router::new()
        .route("/items", get(list))
        // ok: rust-route-without-authentication
        .route("/items", post(create))
        // ok: rust-route-without-authentication
        .route("/items/{id}", put(change))
        // ruleid: rust-route-without-authentication
        .route("/items/{id}", delete(remove))
}

async fn list() -> String {
    String::new()
}

async fn create(user: AuthUser, body: String) -> String {
    store().save(user.id, body)
}

async fn change(user: AuthUser, Path(id): Path<u32>, body: String) -> String {
    store().save(user.id, body)
}

async fn remove(Path(id): Path<u32>) -> String {
    store().delete(id)
}
