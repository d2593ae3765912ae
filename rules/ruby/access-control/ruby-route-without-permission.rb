Rails.application.routes.draw do
  resources :budgets, only: [:create, :update] do
    post :approve, on: :member
  end
  resources :holidays, only: [:create]
end

class ApplicationController < ActionController::Base
  before_action :authenticate_user!
end

class BudgetsController < ApplicationController
  # ok: ruby-route-without-permission
  def create
    budget = Budget.new(title: params[:title])
    authorize budget
    budget.save!
  end

  # ok: ruby-route-without-permission
  def update
    budget = Budget.find(params[:id])
    authorize budget
    budget.update!(title: params[:title])
  end

  # ruleid: ruby-route-without-permission
  def approve
    budget = Budget.find(params[:id])
    budget.update!(approved: true)
  end
end

class HolidaysController < ApplicationController
  # ok: ruby-route-without-permission
  def create
    current_user.holidays.create!(from: params[:from])
  end
end
