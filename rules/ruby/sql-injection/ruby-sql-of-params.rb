class OrdersController < ApplicationController
  def index
    # ruleid: ruby-sql-of-params
    @a = Order.where(params[:filter])
    # ruleid: ruby-sql-of-params
    @b = Order.all.order(params[:sort])
    # ruleid: ruby-sql-of-params
    @c = Order.find_by_sql(params[:sql])
    # ruleid: ruby-sql-of-params
    @d = Order.order(Arel.sql(params[:sort]))
    grouping = params[:group]
    # ruleid: ruby-sql-of-params
    @e = Order.group(grouping)

    # ok: ruby-sql-of-params
    @f = Order.where(status: params[:status])
    # ok: ruby-sql-of-params
    @g = Order.where('status = ?', params[:status])
    # ok: ruby-sql-of-params
    @h = Order.find(params[:id])
    # ok: ruby-sql-of-params
    @i = Order.order(SORTABLE.fetch(params[:sort], :id))
  end
end
