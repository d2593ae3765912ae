Rails.application.routes.draw do
  root "repairs#index"
  resource :session, only: %i[new create destroy]
  resource :profile, only: %i[show update]
  resources :repairs do
    collection do
      get :search
      get :report
      post :order
    end
  end
  resources :statements, only: %i[index show] do
    get :download, on: :collection
    post :bundle, on: :collection
    post :stamp, on: :collection
  end
  resources :meetings, only: %i[index show create] do
    post :minutes, on: :collection
    get :agenda, on: :collection
    post :preferences, on: :collection
  end
  namespace :admin do
    resources :tenants, only: %i[index destroy] do
      post :promote, on: :member
      post :import, on: :collection
      get :lookup, on: :collection
    end
  end
  post "hooks/bank", to: "hooks#bank"
  post "hooks/door", to: "hooks#door"
end
